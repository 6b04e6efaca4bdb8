// Keeps what is typed into the forms of the admin in this browser, and offers it again after an expired session, a lost
// line, a closed tab. One version per opened page, under user + address: a second user of a shared computer is never shown
// the first's. Passwords, tokens and files are never kept. A version goes when the server says that it was saved
// (cookie «da-luu», portal/accounts/saved.py), when it is dropped by hand, or after two weeks.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const who = document.getElementById("idle");
  if (!who) return;
  const prefix = `unsaved:${who.dataset.user}:`;
  const key = prefix + location.pathname;
  const DAYS = 14, VERSIONS = 5, SAVED = "da-luu";

  const read = (name) => {
    try {
      const kept = JSON.parse(localStorage.getItem(name) || "[]");
      return Array.isArray(kept) ? kept.filter((one) => Date.now() - one.at < DAYS * 864e5) : [];
    } catch { return []; }
  };
  const write = (name, versions) => {
    const kept = versions.slice(-VERSIONS);
    while (kept.length) {
      try { return localStorage.setItem(name, JSON.stringify(kept)); } catch { kept.shift(); } // full: the oldest goes
    }
    try { localStorage.removeItem(name); } catch { /* storage is switched off: the form works without */ }
  };
  const drop = (name, id) => write(name, read(name).filter((one) => one.id !== id));

  // What the server took, whichever page it led to.
  const taken = new RegExp(`(?:^|; )${SAVED}=([^;]*)`).exec(document.cookie);
  if (taken) {
    let text = decodeURIComponent(taken[1]).replace(/^"|"$/g, "");
    try { text = decodeURIComponent(text); } catch { /* it was encoded once */ }
    const at = text.indexOf(" ");
    if (at > 0) drop(prefix + text.slice(at + 1), text.slice(0, at));
    document.cookie = `${SAVED}=; Max-Age=0; path=/admin/; SameSite=Lax`;
  }
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("unsaved:") && !read(name).length) localStorage.removeItem(name);
  }

  const form = document.querySelector(
    "#article_form, #page_form, #category_form, #report_form, #phrase_form, #notice_form, #document_form, #comment_form, #feedback_form");
  if (!form || document.body.classList.contains("popup")) return;

  const editors = () => Object.values((window.CKEDITOR || {}).instances || {});
  const wanted = (field) => field.name && !field.closest("[data-not-kept]") &&
    !["password", "file", "submit", "button", "image", "reset"].includes(field.type) &&
    field.name !== "csrfmiddlewaretoken" && field.name !== "_unsaved_id" && !/-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(field.name);
  const awaited = {}; // bodies that were handed to an editor which has not shown them yet
  // Unchecked boxes and empty lists are kept too, as empty lists of values.
  const values = () => {
    const all = {};
    for (const field of form.elements) {
      if (!wanted(field)) continue;
      const list = (all[field.name] = all[field.name] || []);
      if (field.type === "checkbox" || field.type === "radio") { if (field.checked) list.push(field.value); }
      else if (field.tagName === "SELECT") list.push(...[...field.selectedOptions].map((option) => option.value));
      else list.push(field.value);
    }
    for (const editor of editors()) {
      if (editor.name in awaited) all[editor.name] = [awaited[editor.name]];
      else if (editor.status === "ready") all[editor.name] = [editor.getData()];
    }
    return all;
  };
  // What a person sees of it, to compare by: a hidden field may tell which version the form was opened with. It is kept and
  // put back all the same, so that the server notices when somebody saved a newer one meanwhile.
  const text = (fields) => {
    const hidden = new Set([...form.elements].filter((field) => field.type === "hidden").map((field) => field.name));
    return JSON.stringify(Object.keys(fields).filter((name) => !hidden.has(name)).sort().map((name) => [name, fields[name]]));
  };

  const refused = Boolean(document.querySelector(".errornote")); // came back with errors: nothing of it is saved
  const SENT = "unsaved:sent";
  let sent = null;
  try { sent = JSON.parse(sessionStorage.getItem(SENT)); sessionStorage.removeItem(SENT); } catch { /* as if none */ }
  // A form that came back goes on as the version that was sent, and is not offered to itself.
  const id = refused && sent && sent.key === key ? sent.id
    : `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
  const mark = document.createElement("input");
  mark.type = "hidden"; mark.name = "_unsaved_id"; mark.value = id;
  form.append(mark);

  let first = text(values());
  let touched = refused;
  let timer = 0;
  const keep = () => {
    clearTimeout(timer); timer = 0;
    const fields = values();
    const others = read(key).filter((one) => one.id !== id);
    if (!touched && text(fields) === first) return;
    write(key, [...others, { id, at: Date.now(), fields }]);
  };
  const soon = () => { touched = true; if (!timer) timer = setTimeout(keep, 400); };

  form.addEventListener("input", (event) => { if (event.isTrusted || touched) soon(); });
  form.addEventListener("change", (event) => { if (event.isTrusted || touched) soon(); });
  form.addEventListener("submit", () => {
    touched = true; keep();
    try { sessionStorage.setItem(SENT, JSON.stringify({ key, id })); } catch { /* it is offered once too often */ }
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden && timer) keep(); });
  window.addEventListener("pagehide", () => { if (timer) keep(); });

  const watch = (editor) => {
    editor.on("change", () => { if (editor.checkDirty()) soon(); });
    editor.on("instanceReady", () => { if (!touched) first = text(values()); });
  };
  editors().forEach(watch);
  if (window.CKEDITOR) window.CKEDITOR.on("instanceCreated", (event) => watch(event.editor));

  const put = (fields) => {
    for (const field of form.elements) {
      if (!wanted(field) || !(field.name in fields)) continue;
      const list = fields[field.name];
      if (field.type === "checkbox" || field.type === "radio") field.checked = list.includes(field.value);
      else if (field.tagName === "SELECT") for (const option of field.options) option.selected = list.includes(option.value);
      else if (list.length) {
        const same = [...form.elements].filter((other) => other.name === field.name);
        field.value = list[Math.max(0, same.indexOf(field))] ?? list[0];
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (const editor of editors()) {
      const body = fields[editor.name];
      if (!body) continue;
      awaited[editor.name] = body[0];
      const fill = () => editor.setData(body[0], { callback: () => { delete awaited[editor.name]; } });
      if (editor.status === "ready") fill(); else editor.on("instanceReady", fill);
    }
  };

  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button"; made.className = "button"; made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };
  const two = (number) => String(number).padStart(2, "0");
  const offer = (version) => {
    const at = new Date(version.at);
    const when = `${two(at.getHours())}:${two(at.getMinutes())} ngày ${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
    const box = document.createElement("div");
    box.className = "note unsaved"; box.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = `Có nội dung chưa lưu lúc ${when}.`;
    const take = button("Lấy lại", () => {
      touched = true;
      // From now on it is this page's version, in one write: neither doubled nor lost should the page go now.
      const others = read(key).filter((one) => one.id !== id && one.id !== version.id);
      write(key, [...others, { id, at: version.at, fields: version.fields }]);
      put(version.fields);
      box.remove();
      form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    });
    const leave = button("Bỏ", () => { drop(key, version.id); box.remove(); });
    const buttons = document.createElement("p");
    buttons.append(take, " ", leave);
    box.append(words, buttons);
    form.before(box);
  };
  for (const version of read(key).filter((one) => one.id !== id).reverse()) {
    // What stands in the form already, word for word, need not be offered; after errors it does.
    if (text(version.fields) === first) { if (!touched) drop(key, version.id); } else offer(version);
  }
});
