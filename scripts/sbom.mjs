/** `npm run sbom`: what the lock installs, as a CycloneDX bill of materials in `sbom.cdx.json`. The same lock gives the same bytes. Node's own modules only. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { HOUSE } from './lib/house.mjs';

const { name, version, packages } = JSON.parse(readFileSync(join(HOUSE, 'package-lock.json'), 'utf8'));
const FILE = 'sbom.cdx.json';

const nameOf = (place, given) => given ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const purlOf = (of, at) => `pkg:npm/${of.startsWith('@') ? `%40${of.slice(1)}` : of}@${at}`;
const hashesOf = (integrity) => {
  const [algorithm, digest] = (integrity ?? '').split('-');
  const known = { sha512: 'SHA-512', sha256: 'SHA-256', sha1: 'SHA-1' }[algorithm];
  return known === undefined ? {} : { hashes: [{ alg: known, content: Buffer.from(digest, 'base64').toString('hex') }] };
};

/** Several places may hold the same version of a package: it is one component, needed when one of them is. */
const components = new Map();
for (const [place, { version: at, name: given, license, integrity, dev, optional, link }] of Object.entries(packages)) {
  if (place === '' || at === undefined || link) continue;
  const of = nameOf(place, given);
  const purl = purlOf(of, at);
  const scope = dev ? 'excluded' : optional ? 'optional' : 'required';
  const before = components.get(purl);
  const order = ['excluded', 'optional', 'required'];
  if (before !== undefined && order.indexOf(before.scope) >= order.indexOf(scope)) continue;
  components.set(purl, {
    type: 'library', 'bom-ref': purl, name: of, version: at, scope,
    ...(typeof license === 'string' ? { licenses: [/[ ()]/.test(license) ? { expression: license.replace(/^\((.*)\)$/, '$1') } : { license: { id: license } }] } : {}),
    ...hashesOf(integrity), purl,
  });
}

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': purlOf(name, version), name, version } },
  components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
};
writeFileSync(join(HOUSE, FILE), `${JSON.stringify(bom, null, 1)}\n`);
process.stdout.write(`${bom.components.length} components in ${FILE}\n`);
