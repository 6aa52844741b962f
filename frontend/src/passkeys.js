// Ask the browser for a passkey where a form with `data-passkey` wants one, and send what it gives. The page says what to do without.
// @ts-check

const able =
  window.isSecureContext &&
  "PublicKeyCredential" in window &&
  "parseRequestOptionsFromJSON" in PublicKeyCredential &&
  !/^[\d.]+$|^\[/.test(location.hostname); // a passkey belongs to a name, never to a bare address

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (form instanceof HTMLFormElement) prepare(form);
}

/** @param {HTMLFormElement} form */
function prepare(form) {
  form.querySelector("[data-without]")?.remove();
  const button = form.querySelector("[data-asks]");
  const shown = able ? button : form.querySelector("[data-unable]");
  if (shown instanceof HTMLElement) shown.hidden = false;
  button?.addEventListener("click", () => ask(form));
}

/** @param {HTMLFormElement} form */
async function ask(form) {
  const refused = form.querySelector("[data-refused]");
  if (refused instanceof HTMLElement) refused.hidden = true;
  try {
    const credential = await (form.dataset.passkey === "create" ? created(form) : shown(form));
    const field = form.elements.namedItem("credential");
    if (!(field instanceof HTMLInputElement) || !(credential instanceof PublicKeyCredential)) return;
    field.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    if (refused instanceof HTMLElement) refused.hidden = false;
  }
}

/** @param {HTMLFormElement} form */
async function shown(form) {
  const { publicKey } = await options(form);
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
}

/** @param {HTMLFormElement} form */
async function created(form) {
  const { publicKey } = await options(form);
  const alone = form.elements.namedItem("passwordless");
  const wanted = alone instanceof HTMLInputElement && alone.checked;
  publicKey.authenticatorSelection.residentKey = wanted ? "required" : "discouraged";
  publicKey.authenticatorSelection.requireResidentKey = wanted;
  if (wanted) publicKey.authenticatorSelection.userVerification = "required";
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
}

/** What the node asks: on the form itself, or to be fetched when it is needed. @param {HTMLFormElement} form */
async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.dataset.from ?? "", { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).request_options;
}
