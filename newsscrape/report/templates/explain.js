// The page is whole without this: it shows reasons on focus, lets labels be corrected, and saves them as a case.
(() => {
  "use strict";
  const page = document.querySelector(".page");
  const kept = JSON.parse(document.getElementById("case").textContent);
  const choice = document.getElementById("choice");
  const save = document.getElementById("save");
  const saved = document.getElementById("saved");
  const corrected = new Map();

  // Why a block has its label, on focus and hover.
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.className = "card small";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  const hide = () => { tip.hidden = true; };
  const show = (summary) => {
    const why = summary.parentElement;
    if (why.open) { hide(); return; }
    tip.replaceChildren(...why.querySelector(".because").cloneNode(true).childNodes);
    tip.hidden = false;
    const at = summary.getBoundingClientRect();
    const left = Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const above = at.bottom + tip.offsetHeight + 8 > innerHeight;
    tip.style.left = `${Math.max(left, 8) + scrollX}px`;
    tip.style.top = `${(above ? at.top - tip.offsetHeight - 4 : at.bottom + 4) + scrollY}px`;
    summary.setAttribute("aria-describedby", "tip");
  };
  const summaryOf = (event) => event.target.closest?.(".why > summary");
  for (const [event, act] of [["focusin", show], ["mouseover", show], ["focusout", hide], ["mouseout", hide]]) {
    page.addEventListener(event, (happened) => { const summary = summaryOf(happened); if (summary) act(summary); });
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  // A label that is opened can be corrected.
  const told = () => {
    const count = corrected.size;
    save.disabled = count === 0;
    saved.textContent = count === 0 ? "Open a label to correct it." : `${count} corrected`;
  };
  const correct = (block, select) => {
    const index = Number(block.value);
    const before = kept.blocks[index][2];
    const name = block.querySelector("summary .label");
    block.className = `block l-${select.value} g-${select.selectedOptions[0].dataset.group}`;
    block.classList.toggle("corrected", select.value !== before);
    name.className = `label l-${select.value}`;
    name.textContent = select.selectedOptions[0].text;
    if (select.value === before) {
      corrected.delete(index);
    } else {
      corrected.set(index, select.value);
      const was = document.createElement("span");
      was.className = "was";
      was.textContent = `was ${select.querySelector(`option[value="${before}"]`).text}`;
      name.append(was);
    }
    told();
  };
  page.addEventListener("toggle", (event) => {
    const why = event.target;
    if (!why.matches(".why") || !why.open) return;
    hide();
    if (why.querySelector(".choice")) return;
    why.append(choice.content.cloneNode(true));
    const block = why.closest(".block");
    const select = why.querySelector("select");
    select.value = kept.blocks[Number(block.value)][2];
    select.addEventListener("change", () => correct(block, select));
  }, true);

  // Saved as a file of its own, with the page in it.
  save.addEventListener("click", () => {
    const text = JSON.stringify({ ...kept, corrected: [...corrected].sort((a, b) => a[0] - b[0]) });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "case.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    saved.textContent = "Saved as case.json; scrapy explain --case case.json makes its folder.";
  });
  document.querySelector(".saving").hidden = false;

  // Of a long page the first blocks are there at once. The rest, which without scripts is there too, comes while
  // nobody waits: as elements the browser would read it before it shows anything.
  const later = [...document.querySelectorAll(".page > .later"), ...document.querySelectorAll(".map > .later")];
  const more = () => {
    const part = later.shift();
    part.insertAdjacentHTML("beforebegin", part.textContent);
    part.remove();
  };
  const all = () => { while (later.length) more(); };
  const idle = self.requestIdleCallback ?? ((act) => setTimeout(act, 30));
  const fill = () => { if (later.length) { more(); idle(fill); } };
  idle(fill);
  addEventListener("beforeprint", all);

  // A link to a block that is not shown, or not there yet, shows it.
  addEventListener("hashchange", () => {
    if (!document.getElementById(location.hash.slice(1))) all();
    const block = document.getElementById(location.hash.slice(1));
    if (!block?.matches(".block")) return;
    if (!block.checkVisibility()) document.getElementById("view-all").checked = true;
    block.scrollIntoView();
  });
})();
