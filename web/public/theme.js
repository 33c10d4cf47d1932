// Before the first paint, and a file of its own: the content security policy runs no script of the page itself.
const theme = localStorage.getItem('plaza.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
