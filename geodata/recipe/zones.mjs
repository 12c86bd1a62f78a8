// Decodes the time zones of npm geo-tz that touch a box, cell by cell of its quadtree.
//
// usage: node zones.mjs GEO_TZ_FOLDER WEST SOUTH EAST NORTH > zones.ndjson
//
// One line a piece: {"zone": "Asia/Baku", "cell": [w, s, e, n], "geometry": {...}}. A zone is cut along the sides of the
// cells; countries.py puts it together again. geobuf and pbf are geo-tz's own dependencies.
import { createRequire } from 'node:module'
import fs from 'node:fs'
import path from 'node:path'

const folder = path.resolve(process.argv[2])
const [west, south, east, north] = process.argv.slice(3, 7).map(Number)
const load = createRequire(path.join(folder, 'package.json'))
const geobuf = load('geobuf')
const Pbf = load('pbf')

const index = JSON.parse(fs.readFileSync(path.join(folder, 'data/timezones.geojson.index.json')))
const file = fs.openSync(path.join(folder, 'data/timezones.geojson.geo.dat'))

function say(zone, cell, geometry) {
  process.stdout.write(JSON.stringify({ zone, cell, geometry }) + '\n')
}

function rectangle([w, s, e, n]) {
  return { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }
}

function walk(node, box) {
  const [w, s, e, n] = box
  if (!node || w > east || e < west || s > north || n < south) return
  if (Array.isArray(node)) {
    for (const i of node) say(index.timezones[i], box, rectangle(box))
    return
  }
  if (node.pos !== undefined) {
    const bytes = Buffer.alloc(node.len)
    fs.readSync(file, bytes, 0, node.len, node.pos)
    const cell = geobuf.decode(new Pbf(bytes))
    for (const f of cell.features ?? [cell]) say(f.properties.tzid, box, f.geometry)
    return
  }
  const x = (w + e) / 2, y = (s + n) / 2
  walk(node.a, [x, y, e, n])
  walk(node.b, [w, y, x, n])
  walk(node.c, [w, s, x, y])
  walk(node.d, [x, s, e, y])
}

// The root cell of geo-tz stops just short of the antimeridian and the poles.
walk(index.lookup, [-179.9999, -89.9999, 179.9999, 89.9999])
