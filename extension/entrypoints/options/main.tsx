import { t } from "@/ui/i18n";
import { showPage } from "@/ui/page";
import { Options } from "./options";

void showPage(t("optionsTitle"), ({ settings }) => <Options settings={settings} />);
