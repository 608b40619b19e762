import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { coachUrl, followAddress } from "@/coach/address";
import { HttpCoach } from "@/coach/http-client";
import { serve } from "@/coach/worker";
import { readChosenSites } from "@/sites/chosen/register";
import { passCommandsOn } from "@/ui/commands";

export default defineBackground(() => {
  followAddress();
  serve(new HttpCoach(coachUrl));
  readChosenSites();
  passCommandsOn();
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void browser.tabs.create({ url: "/welcome.html" });
  });
});
