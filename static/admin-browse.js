// Hands the picture that was picked back to the editor that opened this window.
"use strict";
document.querySelectorAll("button[data-url]").forEach((button) => {
  button.addEventListener("click", () => {
    const callback = Number(document.body.dataset.callback);
    if (window.opener && window.opener.CKEDITOR) {
      window.opener.CKEDITOR.tools.callFunction(callback, button.dataset.url);
      window.close();
    }
  });
});
