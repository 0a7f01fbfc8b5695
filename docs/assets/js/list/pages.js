/* A long list stands on several pages; filters need it whole. */

/* Adds the rows of the other pages to `body`. Where one cannot be fetched, nothing is added and the answer is false. */
export const addPages = async (addresses, table) => {
  const documents = await Promise.all(addresses.map(read)).catch(() => null)
  if (!documents) return false
  for (const rows of documents) table.tBodies[0].append(...rows)
  return true
}

const read = async address => {
  const url = new URL(address, location.href)
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(String(answer.status))
  const other = new DOMParser().parseFromString(await answer.text(), "text/html")
  const rows = [...other.querySelectorAll("#danh-sach > tbody > tr")]
  /* Addresses are relative to the page they were written for. */
  for (const link of rows.flatMap(row => [...row.querySelectorAll("a[href]")])) {
    link.href = new URL(link.getAttribute("href"), url)
  }
  return rows
}
