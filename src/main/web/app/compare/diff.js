// What stays, goes and comes between two lists: the longest common subsequence. Only to show both beside each other; what
// differs between two policies the server says.

/** `[{same: item} | {gone: item} | {come: item}, ...]` */
export function differences(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [
    ...before.slice(0, start).map(item => ({same: item})),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(item => ({same: item}))];
}

function middle(before, after) {
  const length = lengths(before, after);
  const steps = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      steps.push({same: before[i++]});
      j++;
    } else if (j === after.length || (i < before.length && length[i + 1][j] >= length[i][j + 1])) {
      steps.push({gone: before[i++]});
    } else {
      steps.push({come: after[j++]});
    }
  }
  return steps;
}

/** How many items the rests from i and j on have in common. */
function lengths(before, after) {
  const length = Array.from({length: before.length + 1}, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      length[i][j] = before[i] === after[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  return length;
}

const ALIKE = 0.4;

/** Sentences that became others beside what they became: `{pairs: [{gone, come}], same: [sentence]}`. */
export function changedSentences(before, after) {
  const steps = differences(before, after);
  const pairs = [];
  let run = {gone: [], come: []};
  for (const step of [...steps, {same: null}]) {
    if ('same' in step) {
      pairs.push(...matched(run));
      run = {gone: [], come: []};
    } else {
      for (const side of ['gone', 'come']) if (side in step) run[side].push(step[side]);
    }
  }
  return {pairs, same: steps.filter(step => 'same' in step).map(step => step.same)};
}

function matched({gone, come}) {
  const left = [...come];
  const pairs = gone.map(sentence => {
    const best = left.map(other => [likeness(sentence, other), other]).sort((one, other) => other[0] - one[0])[0];
    if (!best || best[0] < ALIKE) return {gone: sentence, come: null};
    left.splice(left.indexOf(best[1]), 1);
    return {gone: sentence, come: best[1]};
  });
  return [...pairs, ...left.map(sentence => ({gone: null, come: sentence}))];
}

const words = text => text.split(/(\s+)/).filter(Boolean);

/** From 0, nothing in common, to 1. */
function likeness(one, other) {
  const [some, others] = [one.split(/\s+/), other.split(/\s+/)];
  return 2 * differences(some, others).filter(step => 'same' in step).length / (some.length + others.length);
}

/** The words of one side, each with whether the other side lacks it. */
export function marked(text, other, side) {
  if (other === null) return [{text, differs: false}];
  const steps = side === 'gone' ? differences(words(text), words(other)) : differences(words(other), words(text));
  return joined(steps.filter(step => 'same' in step || side in step)
    .map(step => ('same' in step ? {text: step.same, differs: false} : {text: step[side], differs: true})));
}

function joined(parts) {
  const all = [];
  for (const part of parts) {
    if (all.at(-1)?.differs === part.differs) all.at(-1).text += part.text;
    else all.push({...part});
  }
  return all;
}
