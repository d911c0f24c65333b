// One key, one button: whatever carries data-key in the task is pressed by that key.
"use strict";
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=hidden]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const button = document.querySelector(`#task [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button || button.disabled) return;
  event.preventDefault();
  button.classList.add("pressed");
  button.click();
});
