// Runs before the first paint, so that nobody sees the wrong theme flash by.
(function () {
  var choice = 'dark';
  try {
    choice = localStorage.getItem('admint.theme') || 'dark';
  } catch {
    // Storage may be off; the default theme still stands.
  }
  if (choice === 'system') choice = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  document.documentElement.dataset.theme = choice;
})();
