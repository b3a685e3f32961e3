// Before the first paint: the explicit choice of light or dark. A file of its own, since the content security policy forbids inline scripts.
try {
  const choice = localStorage.getItem('callout.theme');
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
} catch {
  // Storage can be forbidden; then the system's preference decides.
}
