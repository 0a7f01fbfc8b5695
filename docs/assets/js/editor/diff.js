/* Two texts line by line. */

const NEAR = 2
const MOST = 4_000_000

/* The lines of both as { sign, text }: "-" only before, "+" only after, " " in both. */
export function compare(before, after) {
  const [old, now] = [linesOf(before), linesOf(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const same = lines => lines.map(text => ({ sign: " ", text }))
  return [
    ...same(old.slice(0, start)),
    ...middle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...same(old.slice(old.length - end)),
  ]
}

const linesOf = text => (text ? text.replace(/\n$/, "").split("\n") : [])

function middle(old, now) {
  const gone = old.map(text => ({ sign: "-", text }))
  const come = now.map(text => ({ sign: "+", text }))
  if (!old.length || !now.length || old.length * now.length > MOST) return [...gone, ...come]
  // The longest common subsequence, from the end, so that it can be walked from the start.
  const width = now.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = old[i] === now[j]
        ? common[(i + 1) * width + j + 1] + 1
        : Math.max(common[(i + 1) * width + j], common[i * width + j + 1])
    }
  }
  const lines = []
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ sign: " ", text: old[i] })
      i += 1
      j += 1
    } else if (j >= now.length || (i < old.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      lines.push(gone[i])
      i += 1
    } else {
      lines.push(come[j])
      j += 1
    }
  }
  return lines
}

/* The changed lines with a few around them; `null` stands for lines left out. */
export function excerpt(lines) {
  const near = lines.map((_, place) => lines.slice(Math.max(0, place - NEAR), place + NEAR + 1).some(each => each.sign !== " "))
  const shown = []
  lines.forEach((line, place) => {
    if (near[place]) shown.push(line)
    else if (shown.length && shown.at(-1) !== null) shown.push(null)
  })
  if (shown.at(-1) === null) shown.pop()
  return shown
}
