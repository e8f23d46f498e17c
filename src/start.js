// Plain JavaScript, so that the compile cache is on before the first type is stripped: what was stripped and compiled once is
// kept, and the stripper's 25 MB of memory are never loaded again.
import { constants, enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Beside the packages: it goes with them, and nobody else can write it, as one might in the folder for temporary files.
const folder = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));
if (enableCompileCache(folder).status === constants.compileCacheStatus.FAILED) enableCompileCache();
await import('./main.ts');
