import "@/ui/highlights.css";
import { defineContentScript } from "wxt/utils/define-content-script";
import { anywhere } from "@/sites/anywhere";
import { untilLeft } from "@/sites/chosen/leave";
import { begin } from "@/ui/begin";

/** On sites that the person chose, and nowhere by itself: the worker registers it. */
export default defineContentScript({
  registration: "runtime",
  main: ({ signal }) => begin(anywhere, untilLeft(signal)),
});
