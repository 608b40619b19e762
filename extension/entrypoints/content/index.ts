import "@/ui/highlights.css";
import { defineContentScript } from "wxt/utils/define-content-script";
import { facebook } from "@/sites/facebook";
import { begin } from "@/ui/begin";

export default defineContentScript({
  matches: ["https://www.facebook.com/*", "https://www.messenger.com/*"],
  main: ({ signal }) => begin(facebook, signal),
});
