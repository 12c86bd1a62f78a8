// Draws styles with MapLibre GL JS in headless Chromium, to look at beside our own.
//
//   node browser.mjs NODE_MODULES FOLDER TEST...
//
// NODE_MODULES has maplibre-gl and puppeteer-core; CHROMIUM names the browser (/usr/bin/chromium).
// FOLDER is as run.py has it: render/TEST/style.json, and assets/ for what styles call local://.
// Writes render/TEST/expected.png, which run.py compares with.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const [modules, folder, ...tests] = process.argv.slice(2);
if (tests.length === 0) {
    console.error('usage: browser.mjs NODE_MODULES FOLDER TEST...');
    process.exit(2);
}
const require = createRequire(path.resolve(modules, 'x.js'));
const library = path.join(path.resolve(modules), 'maplibre-gl', 'dist');

const page = `<!doctype html><style>body{margin:0}#map{position:absolute;top:0;left:0}</style>
<div id="map"></div><script type="module">
import * as maplibregl from '/library/maplibre-gl.mjs';
window.maplibregl = maplibregl.Map ? maplibregl : maplibregl.default;
</script>`;

const types = { '.mjs': 'text/javascript', '.json': 'application/json', '.geojson': 'application/json',
    '.png': 'image/png', '.pbf': 'application/x-protobuf' };

function answer(request, response) {
    const name = path.normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const root = name.startsWith('/library/') ? library : path.resolve(folder, 'assets');
    const file = path.join(root, name.replace('/library/', '/'));
    try {
        const body = name === '/' ? page : fs.readFileSync(file);
        response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'text/html' }).end(body);
    } catch {
        response.writeHead(404).end();
    }
}

// In the page: draws, and gives the canvas as a data URL when all is there.
function draw(style, test) {
    const element = document.getElementById('map');
    element.style.width = `${test.width ?? 512}px`;
    element.style.height = `${test.height ?? 512}px`;
    return new Promise((resolve, reject) => {
        const map = new maplibregl.Map({
            container: element, style, interactive: false, attributionControl: false, fadeDuration: 0,
            pixelRatio: test.pixelRatio ?? 1, canvasContextAttributes: { preserveDrawingBuffer: true, antialias: false },
        });
        map.on('error', (event) => reject(event.error));
        map.once('idle', () => resolve(map.getCanvas().toDataURL('image/png')));
    });
}

const server = http.createServer(answer);
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'browser-'));
const browser = await require('puppeteer-core').launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    userDataDir: profile,
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader'],
});
let failed = 0;
for (const test of tests) {
    const place = path.join(folder, 'render', test);
    const text = fs.readFileSync(path.join(place, 'style.json'), 'utf8').replaceAll('local://', `${origin}/`);
    const style = JSON.parse(text);
    const tab = await browser.newPage();
    try {
        await tab.goto(origin);
        await tab.waitForFunction('window.maplibregl');
        const url = await tab.evaluate(draw, style, style.metadata?.test ?? {});
        fs.writeFileSync(path.join(place, 'expected.png'), Buffer.from(url.split(',')[1], 'base64'));
        console.log(`${test}: drawn`);
    } catch (error) {
        failed++;
        console.error(`${test}: ${error.message}`);
    }
    await tab.close();
}
await browser.close();
server.close();
fs.rmSync(profile, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
