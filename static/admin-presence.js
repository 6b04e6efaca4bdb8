// Tells the server every minute that this form is still open, and its reader who else has it open and what was saved
// meanwhile. It keeps no idle session open. Without this script the page says what was true when it was loaded.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const box = document.getElementById("presence");
  if (!box) return;
  const EVERY = 60000;
  const token = () => (/(?:^|; )csrftoken=([^;]+)/.exec(document.cookie) || [])[1] || "";
  let shown = [...box.querySelectorAll("strong")].map((name) => name.textContent).join("|");

  const line = (who, words) => {
    const made = document.createElement("p");
    made.className = "form-state";
    if (who) { const name = document.createElement("strong"); name.textContent = who; made.append(name, " "); }
    made.append(words);
    return made;
  };
  const show = ({ others, version }) => {
    const newer = version !== box.dataset.version;
    const now = others.join("|") + (newer ? "|newer" : "");
    if (now === shown) return; // said once: a screen reader is not told it every minute
    shown = now;
    box.replaceChildren(...others.map((who) => line(who, "cũng đang mở trang này. Ai lưu sau sẽ được báo để không đè lên nhau.")));
    if (newer) box.append(line("", "Có người vừa lưu một bản mới hơn bản bạn đang mở. Khi bạn lưu, chỗ khác nhau sẽ được đặt cạnh nhau để bạn chọn."));
  };
  const beat = async () => {
    try {
      const response = await fetch(box.dataset.url, {
        method: "POST", credentials: "same-origin", redirect: "error",
        headers: { "X-CSRFToken": token(), "X-Background": "1" },
      });
      if (response.ok) show(await response.json());
    } catch { /* the line is down, or the session is over: saving will tell */ }
  };
  setInterval(beat, EVERY);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) beat(); });
});
