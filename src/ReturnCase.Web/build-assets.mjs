// Bundles the stylesheets and fonts into one folder. Run by MSBuild (target BuildClientAssets) or `npm run build`.
import * as esbuild from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

const out = process.argv[2] ?? 'wwwroot/dist';
const result = await esbuild.build({
  entryPoints: ['Assets/app.css'], bundle: true, minify: true, outdir: out, write: false,
  loader: { '.woff2': 'file' }, assetNames: '[name]', legalComments: 'linked', logLevel: 'warning',
  target: ['chrome120', 'firefox121', 'safari17'],
});
// The old bundle goes only after a good build.
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const file of result.outputFiles) writeFileSync(file.path, file.contents);
