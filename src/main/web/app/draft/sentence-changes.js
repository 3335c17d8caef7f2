import {differences} from '../compare/diff.js';

/** Sentences in their order: `[{before, after}]`; of one that came `before` is null, of one that went `after`. */
export function sentenceChanges(before, after) {
  const pairs = [];
  let run = {gone: [], come: []};
  for (const step of [...differences(before, after), {same: null}]) {
    if (!('same' in step)) {
      if ('gone' in step) run.gone.push(step.gone);
      else run.come.push(step.come);
      continue;
    }
    const length = Math.max(run.gone.length, run.come.length);
    for (let i = 0; i < length; i++) pairs.push({before: run.gone[i] ?? null, after: run.come[i] ?? null});
    run = {gone: [], come: []};
    if (step.same !== null) pairs.push({before: step.same, after: step.same});
  }
  return pairs;
}

/** The words from one sentence to another: `[{kind: same | gone | come, words}]`. */
export function wordChanges(before, after) {
  const parts = [];
  for (const step of differences(before.split(' '), after.split(' '))) {
    const [[kind, word]] = Object.entries(step);
    if (parts.at(-1)?.kind === kind) parts.at(-1).words += ` ${word}`;
    else parts.push({kind, words: word});
  }
  return parts;
}
