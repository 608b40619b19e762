import { describe, expect, it } from "vitest";
import { EnglishOnly } from "@/coach/english-only";
import { isForeign } from "@/coach/languages";
import type { CoachClient } from "@/coach/client";
import { answerOf, draftOf } from "./drafts";

const says = (language: string | null) => async (): Promise<string | null> => language;

/** Drafts as people write them, each with what Chromium's detector makes of it. */
const FOREIGN = [
  ["To jest świetna oferta, napisz do mnie", "pl"],
  ["I co u ciebie, jak dzieci?", "pl"],
  ["Do kiedy jest promocja? To ostatni dzień", "pl"],
  ["Mate zájem o práci z domova?", "sk"],
  ["Už one sú hotové, to je ono", "sk"],
  ["To je super, bravo", "hr"],
  ["Har du lyst til at tjene penge hjemmefra? Det er for alle", "no"],
  ["I må gerne skrive til mig hvis I vil høre mere", "da"],
  ["Mine børn elsker den her", "da"],
  ["Det er deilig å være her igjen", "no"],
  ["Send meg en melding om du vil være med", "no"],
  ["Vill du tjäna extra pengar hemifrån? Skriv till mig", "sv"],
  ["Ich will dir was zeigen, schreib mir", "de"],
  ["Sorry, hab dich lieb", "cy"],
  ["Hallo Marta, wie geht es dir heute?", "de"],
  ["Deze week hebben we korting", "nl"],
  ["Ik had het ook, echt heel vervelend", "nl"],
  ["¿Has probado estos productos? Escríbeme", "es"],
  ["Happy birthday mi amor, te quiero un montón", "es"],
  ["Has provat això? Va molt bé", "ca"],
  ["Are cineva nevoie de ajutor?", "ro"],
  ["Se for preciso, me chama no privado", "it"],
  ["Il new look è molto bello, brava", "it"],
  ["Envoie-moi un message en privé", "fr"],
  ["Most éppen akciós, írj rám", "hu"],
  ["Minulla on sinulle tarjous, laita viestiä", "fi"],
  ["Her gün bunu kullanıyorum, çok güzel", "tr"],
  ["Mau kerja dari rumah? Chat aku ya", "id"],
  ["Order na po kayo, message lang sa akin", "fil"],
  ["It kā labi, bet nezinu", "lv"],
  ["Vendo portabebés, escríbeme por privado", "gl"],
  ["Привет, Марта, как ты сегодня?", "ru"],
  ["マルタさん、今日は元気ですか。", "ja"],
] as const;

const ENGLISH = [
  // What browsers take for Hawaiian, Irish and a dozen others.
  ["SOCKS!!! Both? I’d like a photo please and I’d like it framed", "haw"],
  ["Dear Dorothy, mine do wind but not rain", "ga"],
  ["gg ez", "gl"],
  ["gg ez lol noob", "ca"],
  ["DM me hun", "uk"],
  ["omg yes girl", "xh"],
  ["hey hun, u ok?", "bs"],
  ["no way bro", "es"],
  ["so proud of u", "af"],
  ["am so sad rn", "cy"],
  ["fr fr no cap", "ca"],
  ["wanna earn extra cash babe", "ga"],
  ["limited spots, dm me", "fr"],
  ["inbox me asap x", "ku"],
  ["ur so funny", "sl"],
  ["is he ok", "fy"],
  ["bruh lmao", "zh"],
  ["I sell baby slings", "no"],
  // Of names, and of names with what others say.
  ["Oh Marta dear", "ha"],
  ["Thanks Björn, Søren, Łukasz", "hu"],
  ["Congrats Maria e Giuseppe", "gl"],
  ["Get well soon Kasia", "so"],
  // Of two languages, where English has the better half.
  ["Bonjour my love, how was Paris", "fr"],
  ["Gracias amiga, see you soon", "es"],
  ["Hola chicas, thank you so much", "en"],
  ["beans no", "pt"],
  ["Congrats 🎉🎉", "ca"],
] as const;

describe("a language that the coach does not know", () => {
  it.each(FOREIGN)("%j", async (text, guess) => {
    expect(await isForeign(text, says(guess))).toBe(true);
  });

  it.each(ENGLISH)("is not %j", async (text, guess) => {
    expect(await isForeign(text, says(guess))).toBe(false);
  });

  it("is told by the detector where no word tells, from five words on", async () => {
    expect(await isForeign("Kes soovib kodus lisaraha teenida?", says("et"))).toBe(true);
    expect(await isForeign("Cute dress, Ava Marie Jones", says("en"))).toBe(false);
    expect(await isForeign("Nii armas pilt", says("et"))).toBe(false);
  });

  it("is not asserted by a detector that fails", async () => {
    expect(await isForeign("Hallo Marta", () => Promise.reject(new Error("no detector")))).toBe(false);
  });

  it("is never sent to the coach", async () => {
    const asked: string[] = [];
    const check: CoachClient["check"] = async ({ draft }) => (asked.push(draft), answerOf("warn"));
    const coach = new EnglishOnly({ check } as CoachClient, says("de"));
    expect((await coach.check(draftOf("Ich verkaufe auch Tücher"))).verdict).toBe("ok");
    expect((await coach.check(draftOf("I sell drops to you"))).verdict).toBe("warn");
    expect(asked).toEqual(["I sell drops to you"]);
  });
});
