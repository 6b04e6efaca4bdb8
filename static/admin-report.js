// Shows, while figures are typed, what the server would compute: the sum of the groups, what the total has over
// it, the change against the earlier period. Everything works without this script too.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const entry = document.getElementById("report-entry");
  if (!entry) return;
  const form = entry.closest("form");
  const byId = (id) => document.getElementById(id);

  // «72,6», «72.6», «−16,3» → hundredths as an integer; null for what is empty, unclear or no number.
  const hundredths = (text) => {
    const bare = text.replace(/[\s\u00a0\u202f]/g, "").replace(/[\u2212\u2013]/g, "-").replace(/%$/, "");
    if (/^[+-]?\d+\.\d{3}$/.test(bare)) return null; // the server asks what is meant
    const match = /^([+-]?)(\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
    if (!match) return null;
    const value = Number(match[2]) * 100 + Number((match[3] || "").padEnd(2, "0"));
    return match[1] === "-" ? -value : value;
  };
  const shown = (value, signed) => {
    if (value === null) return "–";
    const size = Math.abs(value);
    const decimals = String(size % 100).padStart(2, "0").replace(/0+$/, "");
    const text = Math.floor(size / 100) + (decimals ? "," + decimals : "");
    return (value < 0 ? "\u2212" : signed && value > 0 ? "+" : "") + text;
  };

  // «9791» → «9.791», as the server shows it; what is no plain number stays as it is.
  const grouped = (text) => /^-?\d+(,\d+)?$/.test(text)
    ? text.replace("-", "\u2212").replace(/\d(?=(\d{3})+(?:,|$))/g, "$&.")
    : text;

  const recompute = () => {
    const total = hundredths(byId("id_total_score").value);
    const groups = [...form.querySelectorAll("input[name^='group_']")].map((input) => hundredths(input.value));
    const entered = groups.filter((value) => value !== null);
    const sum = entered.length ? entered.reduce((a, b) => a + b, 0) : null;
    const earlier = hundredths(entry.querySelector("[data-earlier='total_score']").textContent.trim());
    byId("live-sum").textContent = shown(sum, false);
    byId("live-difference").textContent = shown(total === null || sum === null ? null : total - sum, true);
    byId("live-change").textContent = shown(total === null || earlier === null ? null : total - earlier, true);
  };

  let asked = 0;
  const askEarlier = async () => {
    const kind = byId("id_period_type").value;
    byId("id_number").disabled = kind === "year";
    const query = new URLSearchParams({
      period_type: kind, year: byId("id_year").value, number: byId("id_number").value,
    });
    const turn = ++asked;
    let answer = null;
    let refused = false;
    try {
      const response = await fetch(`${entry.dataset.earlierUrl}?${query}`, { headers: { Accept: "application/json" } });
      refused = response.status === 400;
      if (response.ok) answer = await response.json();
    } catch { /* without the earlier figures the form works all the same */ }
    if (turn !== asked) return; // a later question is on its way
    if (!answer) {
      // Another period's figures must not stand beside this one's.
      for (const label of entry.querySelectorAll("[data-earlier-label]")) label.textContent = "Kỳ trước";
      for (const cell of entry.querySelectorAll("[data-earlier]")) cell.textContent = "–";
      byId("period-note").textContent = refused
        ? "Kỳ không hợp lệ: hãy kiểm tra tháng hoặc quý và năm."
        : "Chưa tải được số liệu kỳ trước; vẫn nhập và lưu được.";
      recompute();
      return;
    }
    for (const label of entry.querySelectorAll("[data-earlier-label]")) {
      label.textContent = answer.earlier_period.charAt(0).toUpperCase() + answer.earlier_period.slice(1);
    }
    for (const cell of entry.querySelectorAll("[data-earlier]")) {
      const value = answer.figures[cell.dataset.earlier];
      cell.textContent = value === undefined || value === null ? "–" : grouped(value);
    }
    const note = byId("period-note");
    note.textContent = answer.found ? "" : `Chưa có số liệu ${answer.earlier_period} để so sánh.`;
    if (answer.taken_by && String(answer.taken_by) !== entry.dataset.report) {
      note.textContent = `Kỳ ${answer.period} đã có số liệu. `;
      const link = document.createElement("a");
      link.href = entry.dataset.earlierUrl.replace("ky-truoc/", `${answer.taken_by}/change/`);
      link.textContent = "Mở số liệu đã nhập";
      note.append(link);
    }
    recompute();
  };

  const paste = async (event) => {
    event.preventDefault();
    const told = byId("paste-told");
    const data = new FormData();
    for (const name of ["csrfmiddlewaretoken", "pasted", "period_type", "year", "number"]) {
      data.append(name, form.elements[name].value);
    }
    let answer = null;
    try {
      const response = await fetch(entry.dataset.pasteUrl, { method: "POST", body: data });
      if (response.ok) answer = await response.json();
    } catch { /* told below */ }
    const lines = answer ? answer.notes : ["Không gửi được đoạn dán. Hãy thử lại; số đã nhập vẫn còn."];
    const names = answer ? Object.keys(answer.values) : [];
    for (const name of names) if (form.elements[name]) form.elements[name].value = answer.values[name];
    told.replaceChildren(...lines.map((line) => {
      const row = document.createElement("p");
      row.textContent = line;
      return row;
    }));
    recompute();
  };

  form.querySelector("button[name='_paste']").addEventListener("click", paste);
  form.addEventListener("input", recompute);
  for (const id of ["id_period_type", "id_year", "id_number"]) byId(id).addEventListener("change", askEarlier);
  askEarlier();
});
