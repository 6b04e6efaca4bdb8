// The editor's Vietnamese, put right where CKEditor's own is English, misspelt or misleading, and the characters
// that a post may need. CKEditor reads this file before its language; static/ comes before the library's own files.
// What the editor may do is decided in news/editor.py, not here.
CKEDITOR.portalWords = {
  "application": "Bộ soạn thảo",
  "editorPanel": "Bảng chọn của bộ soạn thảo",
  "common": {
    "browseServer": "Chọn có sẵn trên cổng",
    "url": "Địa chỉ",
    "image": "Ảnh",
    "notSet": "<chưa đặt>",
    "cancel": "Hủy",
    "resize": "Kéo để đổi kích cỡ",
    "generalTab": "Chung",
    "advancedTab": "Nâng cao",
    "confirmCancel": "Các lựa chọn đã thay đổi. Bạn có chắc muốn đóng hộp thoại?",
    "align": "Căn lề",
    "left": "Căn trái",
    "right": "Căn phải",
    "center": "Căn giữa",
    "justify": "Căn đều hai bên",
    "alignLeft": "Căn trái",
    "alignRight": "Căn phải",
    "alignCenter": "Căn giữa"
  },
  "notification": {
    "closed": "Đã đóng thông báo."
  },
  "toolbar": {
    "toolbarExpand": "Mở rộng thanh công cụ",
    "toolbarGroups": { "clipboard": "Bảng tạm, hoàn tác", "forms": "Biểu mẫu" }
  },
  "clipboard": {
    "pasteNotification": "Bấm %1 để dán. Trình duyệt của bạn không cho dán bằng nút hay trình đơn.",
    "pasteArea": "Chỗ dán",
    "pasteMsg": "Dán nội dung vào ô dưới đây rồi bấm Đồng ý.",
    "fileFormatNotSupportedNotification": "Không nhận tệp dạng ${formats}.",
    "fileWithoutFormatNotSupportedNotification": "Không nhận tệp dạng này."
  },
  "contextmenu": {
    "options": "Các lệnh trong trình đơn"
  },
  "copyformatting": {
    "notification": {
      "copied": "Đã sao chép định dạng.",
      "applied": "Đã áp dụng định dạng.",
      "canceled": "Đã hủy sao chép định dạng.",
      "failed": "Chưa áp dụng được. Hãy sao chép định dạng trước."
    }
  },
  "filetools": {
    "loadError": "Không đọc được tệp.",
    "networkError": "Lỗi mạng khi tải tệp lên.",
    "httpError404": "Không tải được tệp lên (404: không tìm thấy).",
    "httpError403": "Không tải được tệp lên (403: không được phép).",
    "httpError": "Không tải được tệp lên (lỗi %1).",
    "noUrlError": "Chưa có địa chỉ để tải tệp lên.",
    "responseError": "Máy chủ trả lời không đúng."
  },
  "find": {
    "find": "Tìm",
    "title": "Tìm và thay thế",
    "findOptions": "Tùy chọn tìm",
    "findWhat": "Tìm:",
    "matchCyclic": "Hết bài thì tìm lại từ đầu",
    "matchWord": "Chỉ tìm cả từ",
    "replaceSuccessMsg": "Đã thay %1 chỗ."
  },
  "format": {
    "tag_p": "Đoạn văn",
    "tag_h1": "Tiêu đề",
    "tag_h2": "Đề mục lớn",
    "tag_h3": "Đề mục vừa",
    "tag_h4": "Đề mục nhỏ",
    "tag_h5": "Đề mục cấp 5",
    "tag_h6": "Đề mục cấp 6",
    "tag_address": "Địa chỉ",
    "tag_div": "Khối (div)",
    "tag_pre": "Giữ nguyên khoảng trắng"
  },
  "horizontalrule": {
    "toolbar": "Chèn đường kẻ ngang"
  },
  "indent": {
    "indent": "Tăng thụt lề",
    "outdent": "Giảm thụt lề"
  },
  "link": {
    "displayText": "Chữ hiển thị",
    "download": "Tải về máy",
    "noUrl": "Hãy nhập địa chỉ của liên kết.",
    "noEmail": "Hãy nhập địa chỉ thư điện tử.",
    "noTel": "Hãy nhập số điện thoại.",
    "phoneNumber": "Số điện thoại",
    "toUrl": "Địa chỉ trang",
    "toPhone": "Điện thoại",
    "toAnchor": "Điểm neo trong trang này",
    "emailBody": "Nội dung thư",
    "emailSubject": "Tiêu đề thư",
    "unlink": "Bỏ liên kết",
    "anchor": { "errorName": "Hãy nhập tên điểm neo.", "errorWhitespace": "Tên điểm neo không được có khoảng trắng." }
  },
  "list": {
    "bulletedlist": "Danh sách gạch đầu dòng",
    "numberedlist": "Danh sách đánh số"
  },
  "liststyle": {
    "none": "Không có",
    "notset": "<chưa đặt>"
  },
  "pastetext": {
    "button": "Dán không kèm định dạng",
    "title": "Dán không kèm định dạng",
    "pasteNotification": "Bấm %1 để dán. Trình duyệt của bạn không cho dán bằng nút hay trình đơn."
  },
  "pastefromword": {
    "confirmCleanup": "Nội dung cần dán có định dạng của Word. Bạn có muốn bỏ định dạng đó trước khi dán?",
    "error": "Không làm sạch được nội dung dán.",
    "title": "Dán từ Word",
    "toolbar": "Dán từ Word"
  },
  "removeformat": {
    "toolbar": "Bỏ định dạng"
  },
  "table": {
    "border": "Độ dày đường viền",
    "caption": "Tên bảng",
    "cellPad": "Khoảng đệm trong ô",
    "headers": "Ô tiêu đề",
    "heightUnit": "đơn vị chiều cao",
    "widthUnit": "đơn vị chiều rộng",
    "invalidCellPadding": "Khoảng đệm trong ô phải là một số nguyên.",
    "summary": "Tóm tắt nội dung bảng",
    "cell": {
      "insertBefore": "Chèn ô bên trái",
      "insertAfter": "Chèn ô bên phải",
      "deleteCell": "Xóa ô",
      "merge": "Gộp ô",
      "mergeRight": "Gộp với ô bên phải",
      "mergeDown": "Gộp với ô bên dưới",
      "splitHorizontal": "Tách ô theo chiều ngang",
      "splitVertical": "Tách ô theo chiều dọc",
      "rowSpan": "Số hàng gộp",
      "colSpan": "Số cột gộp",
      "wordWrap": "Tự xuống dòng",
      "hAlign": "Căn ngang",
      "vAlign": "Căn dọc",
      "alignBaseline": "Theo chân chữ",
      "header": "Tiêu đề",
      "columnHeader": "Tiêu đề cột",
      "rowHeader": "Tiêu đề hàng",
      "invalidRowSpan": "Số hàng gộp phải là một số nguyên.",
      "invalidColSpan": "Số cột gộp phải là một số nguyên."
    },
    "column": { "insertBefore": "Chèn cột bên trái", "insertAfter": "Chèn cột bên phải", "deleteColumn": "Xóa cột" },
    "row": { "insertBefore": "Chèn hàng phía trên", "insertAfter": "Chèn hàng phía dưới", "deleteRow": "Xóa hàng" }
  },
  "undo": {
    "undo": "Hoàn tác",
    "redo": "Làm lại"
  },
  "uploadwidget": {
    "abort": "Bạn đã hủy việc tải lên.",
    "doneOne": "Đã tải tệp lên.",
    "doneMany": "Đã tải lên %1 tệp.",
    "uploadOne": "Đang tải tệp lên ({percentage}%)…",
    "uploadMany": "Đang tải tệp lên: xong {current} trên {max} ({percentage}%)…"
  },
  "widget": {
    "move": "Kéo để di chuyển",
    "label": "Khối %1"
  }
};

// What cleaning would take out again is not offered: addresses of other kinds, and places that only a name marks.
CKEDITOR.on("dialogDefinition", ({ data }) => {
  if (data.name !== "link") return;
  const info = data.definition.getContents("info");
  const [kind, protocol] = [info.get("linkType"), info.get("protocol")];
  kind.items = kind.items.filter(([, value]) => value !== "anchor");
  protocol.items = protocol.items.filter(([label]) => !/^(ftp|news):/.test(label));
});

CKEDITOR.editorConfig = function (config) {
  const put = (words, into) => {
    for (const [key, word] of Object.entries(words)) {
      if (typeof word === "string") into[key] = word;
      else put(word, into[key]);
    }
  };
  this.on("langLoaded", () => put(CKEDITOR.portalWords, this.lang));
  // A page's body may have no role of its own, nor a name without one: the frame around it says what it is called.
  const plain = () => {
    const body = this.editable();
    if (!body || !body.is("body")) return;
    for (const name of ["role", "aria-multiline", "aria-readonly", "aria-label"]) body.removeAttribute(name);
  };
  for (const name of ["contentDom", "instanceReady"]) this.on(name, () => setTimeout(plain), null, null, 1000);

  config.specialChars = [
    ["–", "Gạch ngang ngắn"], ["—", "Gạch ngang dài"], ["−", "Dấu trừ"], ["…", "Dấu ba chấm"],
    ["“", "Mở ngoặc kép"], ["”", "Đóng ngoặc kép"], ["‘", "Mở nháy đơn"], ["’", "Đóng nháy đơn"],
    ["«", "Mở ngoặc kép góc"], ["»", "Đóng ngoặc kép góc"], ["•", "Dấu đầu dòng"], ["·", "Dấu chấm giữa"],
    ["×", "Dấu nhân"], ["÷", "Dấu chia"], ["±", "Cộng trừ"], ["≈", "Gần bằng"],
    ["≠", "Khác"], ["≤", "Nhỏ hơn hoặc bằng"], ["≥", "Lớn hơn hoặc bằng"], ["‰", "Phần nghìn"],
    ["½", "Một phần hai"], ["¼", "Một phần tư"], ["¾", "Ba phần tư"], ["°", "Độ"],
    ["²", "Số mũ hai"], ["³", "Số mũ ba"], ["₫", "Đồng"], ["§", "Dấu mục"],
    ["→", "Mũi tên phải"], ["←", "Mũi tên trái"], ["↑", "Mũi tên lên"], ["↓", "Mũi tên xuống"],
    ["✓", "Dấu kiểm"], ["©", "Bản quyền"], ["®", "Nhãn hiệu đã đăng ký"], ["™", "Nhãn hiệu"]
  ];
};
