// Native dialogs, opened and closed by data attributes; menus that close when one looks elsewhere.

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const opener = target.closest("[data-dialog-open]");
  if (opener) return openDialog(opener.dataset.dialogOpen);
  const closer = target.closest("[data-dialog-close]");
  if (closer) return closer.closest("dialog")?.close();
  if (target instanceof HTMLDialogElement && isOnBackdrop(target, event)) target.close();
  closeMenusOutside(target);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("focusin", (event) => closeMenusOutside(event.target));

/** @param {string} id */
export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

function isOnBackdrop(dialog, event) {
  const box = dialog.getBoundingClientRect();
  const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  // A dialog that asks something important is left by its own buttons only.
  return !inside && event.detail > 0 && dialog.querySelector("[data-dialog-close]") !== null;
}

function closeMenusOutside(target) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
}
