// Vietnamese of the picture dialog. CKEditor's own calls both the alternative text and the caption «chú thích».
CKEDITOR.plugins.setLang("image2", "vi", {
  "alt": "Mô tả ảnh cho người không nhìn thấy",
  "btnUpload": "Tải lên máy chủ",
  "captioned": "Ảnh có chú thích",
  "captionPlaceholder": "Chú thích ảnh",
  "infoTab": "Thông tin của ảnh",
  "lockRatio": "Giữ nguyên tỷ lệ",
  "menu": "Thuộc tính của ảnh",
  "pathName": "ảnh",
  "pathNameCaption": "chú thích",
  "resetSize": "Kích thước gốc",
  "resizer": "Kéo để đổi kích cỡ",
  "title": "Thuộc tính của ảnh",
  "uploadTab": "Tải lên",
  "urlMissing": "Chưa chọn ảnh."
});
