// Vietnamese of the editor's help for the keyboard (Alt+0); CKEditor's own is half English.
CKEDITOR.plugins.setLang("a11yhelp", "vi", {
  "title": "Hướng dẫn dùng bàn phím",
  "contents": "Nội dung trợ giúp. Nhấn Esc để đóng hộp thoại.",
  "legend": [
    {
      "name": "Chung",
      "items": [
        {
          "name": "Thanh công cụ",
          "legend": "Nhấn ${toolbarFocus} để đến thanh công cụ. Nhấn Tab hoặc Shift+Tab để đến nhóm nút sau hoặc trước, mũi tên phải hoặc trái để đến nút sau hoặc trước. Nhấn phím cách hoặc Enter để dùng nút; con trỏ sau đó trở về chỗ đang soạn."
        },
        {
          "name": "Hộp thoại",
          "legend": "Trong hộp thoại, nhấn Tab hoặc Shift+Tab để đến mục sau hoặc trước, Enter để đồng ý, Esc để hủy. Khi hộp thoại có nhiều thẻ, nhấn Alt+F10 hoặc Tab để đến hàng thẻ, rồi mũi tên phải hoặc trái để chuyển thẻ. Đóng hộp thoại thì con trỏ trở về chỗ đang soạn."
        },
        {
          "name": "Trình đơn theo ngữ cảnh",
          "legend": "Nhấn ${contextMenu} hoặc phím trình đơn để mở. Nhấn Tab hoặc mũi tên xuống để đến lệnh sau, Shift+Tab hoặc mũi tên lên để đến lệnh trước, phím cách hoặc Enter để chọn. Nhấn phím cách, Enter hoặc mũi tên phải để mở trình đơn con, Esc hoặc mũi tên trái để trở lại. Nhấn Esc để đóng."
        },
        {
          "name": "Danh sách chọn",
          "legend": "Nhấn Tab hoặc mũi tên xuống để đến mục sau, Shift+Tab hoặc mũi tên lên để đến mục trước, phím cách hoặc Enter để chọn, Esc để đóng."
        },
        {
          "name": "Thanh đường dẫn phần tử",
          "legend": "Nhấn ${elementsPathFocus} để đến thanh này. Nhấn Tab hoặc mũi tên phải để đến phần tử sau, Shift+Tab hoặc mũi tên trái để đến phần tử trước, phím cách hoặc Enter để chọn phần tử trong bài."
        }
      ]
    },
    {
      "name": "Lệnh",
      "items": [
        { "name": "Hoàn tác", "legend": "Nhấn ${undo}" },
        { "name": "Làm lại", "legend": "Nhấn ${redo}" },
        { "name": "Chữ đậm", "legend": "Nhấn ${bold}" },
        { "name": "Chữ nghiêng", "legend": "Nhấn ${italic}" },
        { "name": "Gạch chân", "legend": "Nhấn ${underline}" },
        { "name": "Liên kết", "legend": "Nhấn ${link}" },
        { "name": "Thu gọn thanh công cụ", "legend": "Nhấn ${toolbarCollapse}" },
        {
          "name": "Đến khoảng trống phía trước",
          "legend": "Nhấn ${accessPreviousSpace} để đến khoảng trống gần nhất phía trước mà con trỏ không vào được, ví dụ giữa hai đường kẻ ngang. Nhấn lại để đến khoảng trống xa hơn."
        },
        {
          "name": "Đến khoảng trống phía sau",
          "legend": "Nhấn ${accessNextSpace} để đến khoảng trống gần nhất phía sau mà con trỏ không vào được, ví dụ giữa hai đường kẻ ngang. Nhấn lại để đến khoảng trống xa hơn."
        },
        { "name": "Hướng dẫn dùng bàn phím", "legend": "Nhấn ${a11yHelp}" },
        {
          "name": "Dán không kèm định dạng",
          "legend": "Nhấn ${pastetext}",
          "legendEdge": "Nhấn ${pastetext}, sau đó ${paste}"
        }
      ]
    }
  ],
  "tab": "Tab", "pause": "Pause", "capslock": "Caps Lock", "escape": "Esc", "pageUp": "Page Up", "pageDown": "Page Down",
  "leftArrow": "Mũi tên trái", "upArrow": "Mũi tên lên", "rightArrow": "Mũi tên phải", "downArrow": "Mũi tên xuống",
  "insert": "Insert", "leftWindowKey": "Phím Windows trái", "rightWindowKey": "Phím Windows phải", "selectKey": "Phím Select",
  "numpad0": "Phím số 0", "numpad1": "Phím số 1", "numpad2": "Phím số 2", "numpad3": "Phím số 3", "numpad4": "Phím số 4",
  "numpad5": "Phím số 5", "numpad6": "Phím số 6", "numpad7": "Phím số 7", "numpad8": "Phím số 8", "numpad9": "Phím số 9",
  "multiply": "Dấu nhân", "add": "Dấu cộng", "subtract": "Dấu trừ", "decimalPoint": "Dấu thập phân", "divide": "Dấu chia",
  "f1": "F1", "f2": "F2", "f3": "F3", "f4": "F4", "f5": "F5", "f6": "F6", "f7": "F7", "f8": "F8", "f9": "F9", "f10": "F10",
  "f11": "F11", "f12": "F12", "numLock": "Num Lock", "scrollLock": "Scroll Lock", "semiColon": "Dấu chấm phẩy",
  "equalSign": "Dấu bằng", "comma": "Dấu phẩy", "dash": "Dấu gạch ngang", "period": "Dấu chấm",
  "forwardSlash": "Dấu gạch chéo", "graveAccent": "Dấu huyền", "openBracket": "Mở ngoặc vuông",
  "backSlash": "Dấu gạch chéo ngược", "closeBracket": "Đóng ngoặc vuông", "singleQuote": "Dấu nháy đơn"
});
