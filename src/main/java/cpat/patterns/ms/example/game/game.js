"use strict";
const size = 4;
const board = document.getElementById("board");
const moves = document.getElementById("moves");
let tiles = [...Array(size * size).keys()].map(n => (n + 1) % (size * size));

function neighbours(at) {
  const column = at % size;
  return [at - size, at + size, column > 0 ? at - 1 : -1, column < size - 1 ? at + 1 : -1]
    .filter(n => n >= 0 && n < tiles.length);
}

function slide(at) {
  const gap = tiles.indexOf(0);
  if (neighbours(gap).includes(at)) {
    [tiles[gap], tiles[at]] = [tiles[at], tiles[gap]];
    return true;
  }
  return false;
}

function draw() {
  board.replaceChildren(...tiles.map((tile, at) => {
    const button = document.createElement("button");
    button.textContent = tile;
    button.className = tile === 0 ? "gap" : "";
    button.onclick = () => {
      if (slide(at)) moves.value = Number(moves.value) + 1;
      draw();
    };
    return button;
  }));
  board.className = tiles.every((tile, at) => tile === (at + 1) % tiles.length) ? "done" : "";
}

// Shuffled by moves, so that it can be solved.
for (let i = 0; i < 300; i++) {
  const around = neighbours(tiles.indexOf(0));
  slide(around[Math.floor(Math.random() * around.length)]);
}
draw();
