/* Conveniences alone: every page works without this file. */
(function () {
  "use strict";
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }

  // Copying a post's address; on a phone the system's own sheet, where Zalo stands.
  each("[data-copy]", function (item) {
    var button = item.querySelector("button"), told = item.querySelector("[role=status]"), address = item.dataset.copy;
    var sheet = navigator.share && matchMedia("(pointer: coarse)").matches;
    if (!sheet && !navigator.clipboard) { return; }
    if (sheet) { button.textContent = "Chia sẻ bằng ứng dụng khác"; }
    item.hidden = false;
    button.addEventListener("click", function () {
      if (sheet) { navigator.share({ title: document.title, url: address }).catch(function () {}); return; }
      navigator.clipboard.writeText(address).then(
        function () { told.textContent = "Đã sao chép"; },
        function () { told.textContent = "Không sao chép được; hãy chép địa chỉ trên thanh địa chỉ."; }
      );
    });
  });

  each("[data-print]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { print(); });
  });
})();
