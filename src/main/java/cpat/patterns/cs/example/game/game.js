"use strict";
const table = document.getElementById("table");
const turns = document.getElementById("turns");
const signs = [..."ABCDEFGH", ..."ABCDEFGH"];
for (let i = signs.length - 1; i > 0; i--) {
  const j = Math.floor(Math.random() * (i + 1));
  [signs[i], signs[j]] = [signs[j], signs[i]];
}

let open = [];
for (const sign of signs) {
  const card = document.createElement("button");
  card.textContent = sign;
  card.onclick = () => turn(card);
  table.append(card);
}

function turn(card) {
  if (card.className !== "" || open.length === 2) return;
  card.className = "open";
  open.push(card);
  if (open.length < 2) return;
  turns.value = Number(turns.value) + 1;
  const found = open[0].textContent === open[1].textContent;
  setTimeout(() => {
    for (const each of open) each.className = found ? "found" : "";
    open = [];
  }, found ? 0 : 900);
}
