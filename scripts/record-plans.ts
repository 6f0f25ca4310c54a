/** Records what the plans of the catalogue come out as: `node --conditions=react-server --import tsx scripts/record-plans.ts`. */
import { writeFileSync } from 'node:fs';

import { catalogueLine, planCatalogue } from '@/server/clinical/testing/plan-catalogue';
import { loadKnowledge } from '@/server/knowledge/load';

const knowledge = loadKnowledge();
const lines = planCatalogue(knowledge).map((entry) => [entry.name, catalogueLine(entry, knowledge)] as const);
writeFileSync('server/clinical/testing/plan-catalogue.json', `${JSON.stringify(Object.fromEntries(lines), null, 1)}\n`);
console.log(`${lines.length} plans recorded`);
