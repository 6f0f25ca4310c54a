/** Uses the cluster of a folder until standard input ends; a process of its own for the tests of sharing. */
import { useCluster } from '../embedded/cluster';

const cluster = await useCluster({ dataDir: process.argv[2] ?? '' });
console.log(cluster.state);
process.stdin.resume();
process.stdin.once('end', () => void cluster.release().then(() => process.exit(0)));
