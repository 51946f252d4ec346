// What is typed cannot leave a page with fields: its own policy refuses requests and the sending of forms.

export async function checkPrivacy(page) {
  return page.evaluate(async () => {
    if (!document.querySelector('input, textarea, select')) return [];
    const refused = new Set();
    document.addEventListener('securitypolicyviolation', (event) => refused.add(event.effectiveDirective));
    await fetch('http://127.0.0.1:9/').catch(() => undefined);
    const form = document.createElement('form');
    form.action = 'http://127.0.0.1:9/';
    form.target = '_blank';
    document.body.append(form);
    form.submit();
    form.remove();
    const needed = ['connect-src', 'form-action'];
    // The refusals are reported a little later; a busy machine takes its time.
    for (let tries = 0; tries < 100 && !needed.every((directive) => refused.has(directive)); tries += 1) {
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
    return needed
      .filter((directive) => !refused.has(directive))
      .map((directive) => `the policy of this page with fields does not refuse by ${directive}`);
  });
}
