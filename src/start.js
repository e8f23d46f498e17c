// Plain JavaScript, so that the compile cache is on before the first type is stripped: from the second start on, nothing is
// stripped or compiled again, and the stripper's 20 MB of memory are never loaded.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./main.ts');
