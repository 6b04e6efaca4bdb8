// «Máy tính / Điện thoại» on the review page without loading it anew (a remark typed there stays), and a desktop page
// scaled to the room there is. Without this script the links load the page and the preview scrolls.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const preview = document.getElementById("preview");
  const frame = preview.querySelector(".preview-frame");
  const page = frame.querySelector("iframe");
  const links = preview.querySelectorAll("a[data-screen]");

  const fit = () => {
    page.style.transform = page.style.marginLeft = "";
    page.style.height = "100%";
    const scale = Math.min(1, frame.clientWidth / page.offsetWidth);
    frame.style.overflow = scale < 1 ? "hidden" : "";
    if (scale === 1) return;
    page.style.marginLeft = "0";
    page.style.transformOrigin = "0 0";
    page.style.transform = `scale(${scale})`;
    page.style.height = `${frame.clientHeight / scale}px`;
  };
  function choose(link) {
    preview.dataset.screen = link.dataset.screen;
    for (const other of links) {
      if (other === link) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
  }
  // On a telephone, the telephone's page: the desktop's would be too small to read.
  if (!location.search.includes("man-hinh") && window.innerWidth <= 480) {
    const phone = [...links].find((link) => link.dataset.screen === "dien-thoai");
    if (phone) choose(phone);
  }
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(link);
      // A refused step shows the page again: on the same screen.
      history.replaceState(null, "", link.href.replace(/#.*/, ""));
      fit();
    });
  }
  new ResizeObserver(fit).observe(frame);
  fit();
});
