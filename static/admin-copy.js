// «Sao chép»: puts the text of a box on the clipboard. Without this script the text can be selected by hand.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const box = document.getElementById(button.dataset.copy);
    const told = button.parentElement.querySelector("[data-copied]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      box.select();
      let done = false;
      // Pages that are not served over HTTPS have no clipboard of the newer kind.
      if (navigator.clipboard) done = await navigator.clipboard.writeText(box.value).then(() => true, () => false);
      if (!done) done = document.execCommand("copy");
      told.textContent = done ? "Đã sao chép." : "Trình duyệt không cho sao chép: hãy chọn và chép bằng tay.";
    });
  }
});
