/* On hand-written pages: tables that scroll take the keyboard in every browser, and the boxes in which the theme's
   script puts its copy buttons are no landmarks. */
const article = document.querySelector(".md-content")

const fit = new ResizeObserver(entries => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
    else target.removeAttribute("tabindex")
  }
})
for (const table of article.querySelectorAll("table")) fit.observe(table)

const quieten = () => {
  for (const box of article.querySelectorAll(".md-code__nav:not([role])")) box.setAttribute("role", "none")
}
new MutationObserver(quieten).observe(article, { childList: true, subtree: true })
quieten()
