/* The search fold: the twin of ndp.text.fold, step by step. A test runs both over one table. */
export const fold = text =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[\u0110\u0111]/g, "d")
    .toLowerCase()
    .normalize("NFC")
