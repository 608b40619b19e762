import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { resolveHere } from "./resolve-here";

const site = fileURLToPath(new URL("../tests/browser/site", import.meta.url));

/** The pages that the browser tests write on: Facebook's shape, with the real Lexical inside. */
export default defineConfig({
  root: site,
  base: "/",
  plugins: [resolveHere()],
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    rollupOptions: {
      input: readdirSync(site)
        .filter((file) => file.endsWith(".html"))
        .map((page) => `${site}/${page}`),
    },
  },
});
