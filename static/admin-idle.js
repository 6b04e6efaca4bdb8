// Asks, after a while without use, whether somebody is there; signs out when nobody answers. The server counts: this
// script asks it before each step, so that tabs agree and a sleeping computer's clock misleads nobody. Keys, clicks and
// scrolling count as use and are told to the server at most a few times within the idle time; timers never are.
"use strict";
(() => {
  const dialog = document.getElementById("idle");
  if (!dialog || !dialog.showModal) return;
  const { user, status, keep, signIn } = dialog.dataset;
  const now = () => performance.timeOrigin + performance.now();
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("idle") : null;
  let askAt = 0, endAt = 0, span = 0, told = 0, timer = 0, busy = false, leaving = false;

  const plan = (left) => {
    askAt = now() + left.asks_in * 1000;
    endAt = now() + left.ends_in * 1000;
  };
  const leave = () => {
    if (leaving) return;
    leaving = true;
    const here = location.pathname + location.search;
    // Asking for the page itself makes the server end the session, where it has not yet, and say why.
    location.assign(`${signIn}?${new URLSearchParams({ next: here, "het-phien": "1" })}`);
  };
  const request = async (url, options) => {
    const response = await fetch(url, { credentials: "same-origin", cache: "no-store", ...options });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };
  const token = () => (/(?:^|; )csrftoken=([^;]+)/.exec(document.cookie) || [])[1] || "";

  // What the server says, applied; somebody else's session or none ends this page.
  const apply = (left) => {
    if (String(left.user) !== user || left.ends_in <= 0) return leave();
    plan(left);
    if (left.asks_in > 0) close();
    else open();
  };
  const ask = async () => {
    if (busy) return;
    busy = true;
    try {
      apply(await request(status, { headers: { "X-Background": "1" } }));
    } catch {
      if (now() >= endAt) endAt = now() + 5000; // the line is down: the page stays, and asks again
    } finally {
      busy = false;
    }
  };
  const stay = async () => {
    told = now();
    try {
      const left = await request(keep, { method: "POST", headers: { "X-CSRFToken": token() } });
      apply(left);
      if (channel) channel.postMessage({ user, left, at: now() });
      else localStorage.setItem("idle", JSON.stringify({ user, at: now() }));
    } catch {
      ask();
    }
  };

  const open = () => {
    if (!dialog.open) {
      dialog.replaceChildren(document.getElementById("idle-words").content.cloneNode(true));
      dialog.showModal();
    }
    count();
  };
  const close = () => { if (dialog.open) dialog.close(); };
  const count = () => {
    const left = Math.max(0, Math.ceil((endAt - now()) / 1000));
    document.getElementById("idle-seconds").textContent = String(left);
    // Read out sparingly: the dialog itself on opening, then at half a minute and at ten seconds.
    if (left === 30 || left === 10) document.getElementById("idle-said").textContent = `Còn ${left} giây`;
  };
  const tick = () => {
    if (leaving) return;
    if (dialog.open) count();
    if ((dialog.open && now() >= endAt) || (!dialog.open && now() >= askAt)) ask();
    timer = setTimeout(tick, dialog.open ? 250 : Math.min(15000, Math.max(100, askAt - now())));
  };

  dialog.addEventListener("click", stay); // the button, and anywhere in or beside the dialog
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); stay(); }); // Esc
  const used = (event) => {
    if (event && event.isTrusted === false) return;
    if (!dialog.open && now() - told > span) stay();
  };
  for (const name of ["keydown", "pointerdown", "wheel", "touchmove"]) {
    document.addEventListener(name, used, { passive: true, capture: true });
  }
  // The editor is a page within the page: its keys do not arrive here.
  document.addEventListener("DOMContentLoaded", () => {
    if (!window.CKEDITOR) return;
    const watch = (editor) => editor.on("key", () => used());
    Object.values(window.CKEDITOR.instances).forEach(watch);
    window.CKEDITOR.on("instanceCreated", (event) => watch(event.editor));
  });
  const wake = () => { if (document.visibilityState === "visible" && now() >= askAt) ask(); };
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pageshow", (event) => { if (event.persisted) ask(); });
  if (channel) {
    channel.addEventListener("message", ({ data }) => {
      if (!data || data.user !== user) return ask();
      if (data.left) apply(data.left);
    });
  }
  window.addEventListener("storage", (event) => { if (event.key === "idle") ask(); });

  const first = { asks_in: Number(dialog.dataset.asksIn), ends_in: Number(dialog.dataset.endsIn) };
  plan(first);
  span = Math.min(60000, (first.asks_in * 1000) / 4);
  told = now(); // loading the page was use
  tick();
})();
