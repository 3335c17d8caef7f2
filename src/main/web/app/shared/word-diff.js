// Which words of sentences differ: lists of sentences side by side, and words within two of them.

/** `[{before, after}]` in order; of a sentence that came `before` is null, of one that went `after`. */
export function pairs(before, after) {
  const out = [];
  for (const {removed, added, same} of runs(before, after)) {
    for (const sentence of same) out.push({before: sentence, after: sentence});
    for (let i = 0; i < Math.max(removed.length, added.length); i++) {
      out.push({before: removed[i] ?? null, after: added[i] ?? null});
    }
  }
  return out;
}

/** `[{kind: same | added | removed, words}]` from one sentence to another. */
export function wordDiff(before, after) {
  const out = [];
  for (const {removed, added, same} of runs(before.split(' '), after.split(' '))) {
    for (const [kind, words] of [['same', same], ['removed', removed], ['added', added]]) {
      if (words.length) out.push({kind, words: words.join(' ')});
    }
  }
  return out;
}

/** What is the same, and what stands in the place of what, by the longest common part. */
function runs(before, after) {
  const common = lengths(before, after);
  const out = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const run = {same: [], removed: [], added: []};
    while (i < before.length && j < after.length && before[i] === after[j]) {
      run.same.push(before[i++]);
      j++;
    }
    while ((i < before.length || j < after.length) && !(i < before.length && j < after.length && before[i] === after[j])) {
      if (j >= after.length || (i < before.length && common[i + 1][j] >= common[i][j + 1])) run.removed.push(before[i++]);
      else run.added.push(after[j++]);
    }
    out.push({same: run.same, removed: run.removed, added: run.added});
  }
  return out;
}

function lengths(before, after) {
  const table = Array.from({length: before.length + 1}, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      table[i][j] = before[i] === after[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}
