import { chat } from "./chat";
import { WORDS } from "./words";

document.querySelector(".xtabs")?.append(
  chat({ name: "Marta Nowak", said: [["Marta", "Do you still have the blue pram?"]] }, WORDS.en),
  chat(
    {
      name: "Deniz Kaya",
      said: [
        ["me", "How is your knee?"],
        ["Deniz", "Much better, thank you for asking."],
      ],
    },
    WORDS.en,
  ),
);
