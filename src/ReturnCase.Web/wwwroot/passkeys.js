// Passkeys need script: each form that uses one is hidden until this has found that the browser can.
(() => {
  if (!window.PublicKeyCredential) return;

  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = list => (list ?? []).map(entry => ({ ...entry, id: bytes(entry.id) }));

  const ask = {
    get: options => navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) } }),
    create: options => navigator.credentials.create({
      publicKey: { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) },
    }),
  };

  const plain = credential => {
    const { response } = credential;
    const answer = { clientDataJSON: text(response.clientDataJSON) };
    if (response.attestationObject) {
      answer.attestationObject = text(response.attestationObject);
      answer.transports = response.getTransports?.() ?? [];
    } else {
      answer.authenticatorData = text(response.authenticatorData);
      answer.signature = text(response.signature);
      if (response.userHandle) answer.userHandle = text(response.userHandle);
    }
    return {
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response: answer,
      authenticatorAttachment: credential.authenticatorAttachment ?? undefined, clientExtensionResults: credential.getClientExtensionResults(),
    };
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const sorry = form.querySelector("[role=alert]");
    form.hidden = false;
    form.addEventListener("submit", async event => {
      event.preventDefault();
      sorry.hidden = true;
      try {
        const sent = new FormData();
        sent.set("__RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]").value);
        const response = await fetch(form.dataset.options, { method: "POST", body: sent });
        if (!response.ok) throw new Error(`${response.status}`);
        const credential = await ask[form.dataset.passkey](await response.json());
        form.querySelector("[name=credential]").value = JSON.stringify(plain(credential));
        form.submit();
      } catch {
        sorry.hidden = false;
      }
    });
  }
})();
