// Sets the chosen theme before anything is drawn; without a choice the system's is used.
try {
  const chosen = localStorage.getItem("forbear-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be switched off: the system's theme, then.
}
