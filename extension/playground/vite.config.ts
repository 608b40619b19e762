import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The coach's own page, built into the server's package; the server fills in `{{ … }}` when it shows it. */
export default defineConfig({
  root: here("."),
  base: "/",
  resolve: { alias: { "@": here("..") } },
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { outDir: here("../../server/rapport/web/dist"), emptyOutDir: true, assetsInlineLimit: 0 },
});
