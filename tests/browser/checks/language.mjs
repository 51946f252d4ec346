// A page says its language and the direction that goes with it.

export async function checkLanguage(page) {
  const { lang, dir } = await page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return { lang, dir: dir || 'ltr' };
  });
  try {
    const locale = new Intl.Locale(lang);
    const expected = (locale.getTextInfo?.() ?? locale.textInfo).direction;
    return dir === expected ? [] : [`lang="${lang}" runs ${expected}, but the page says dir="${dir}"`];
  } catch {
    return [`lang="${lang}" is not a language`];
  }
}
