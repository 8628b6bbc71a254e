namespace ReturnCase.Web.Demo.Vocabulary;

internal static class Africa
{
    public static readonly Origin[] Origins =
    [
        new("ER", "Eritrea", "Tigrinya", ["Keren", "Mendefera", "Asmara", "Barentu"],
            ["Filmon", "Yonas", "Merhawi", "Natnael", "Robel", "Samuel", "Henok"], ["Selam", "Winta", "Luwam", "Semhar", "Bisrat"],
            ["Tesfay", "Gebremedhin", "Haile", "Kidane", "Berhane", "Weldu", "Ogbazghi"]),
        new("MA", "Marokko", "Arabisch (Darija), Berbers (Tarifit)", ["Nador", "Oujda", "Fès", "Al Hoceima"],
            ["Ayoub", "Bilal", "Hamza", "Zakaria", "Anouar", "Soufiane", "Reda"], ["Hajar", "Ikram", "Chaimae", "Sanae"],
            ["Benali", "el Idrissi", "Chaouki", "Bouzid", "Lahlou", "Tazi", "el Fassi"]),
        new("DZ", "Algerije", "Arabisch (Darija), Frans", ["Oran", "Annaba", "Sétif", "Mostaganem"],
            ["Walid", "Nassim", "Riad", "Sofiane", "Abdelkader", "Ilyes"], ["Amina", "Kenza", "Sarah-Lyna"], ["Boudiaf", "Meziane", "Khelifi", "Saadi", "Belkacem", "Hamidi"]),
        new("SO", "Somalië", "Somalisch", ["Mogadishu", "Kismayo", "Baidoa", "Galkayo"],
            ["Abdirahman", "Liban", "Mahad", "Yahye", "Khalid", "Guled"], ["Hodan", "Ifrah", "Sagal", "Nasra", "Ayaan"],
            ["Warsame", "Abdi Nur", "Jama", "Farah", "Hersi", "Duale", "Mohamud"]),
        new("ET", "Ethiopië", "Amhaars, Oromo", ["Adama", "Dire Dawa", "Gondar", "Jimma"],
            ["Abel", "Dawit", "Biruk", "Lemma", "Tolosa"], ["Hanna", "Meron", "Tigist", "Chaltu"], ["Bekele", "Tadesse", "Girma", "Worku", "Desta", "Abebe"]),
        new("NG", "Nigeria", "Engels, Edo, Yoruba", ["Benin City", "Lagos", "Ibadan", "Warri"],
            ["Osas", "Emeka", "Tunde", "Kelvin", "Efosa"], ["Blessing", "Favour", "Osarugue", "Joy", "Precious"], ["Osagie", "Eze", "Adeyemi", "Igbinovia", "Okafor", "Ogbeide"]),
        new("GN", "Guinee", "Pular, Frans, Susu", ["Conakry", "Labé", "Kindia", "Mamou"],
            ["Mamadou", "Alpha", "Thierno", "Boubacar", "Ibrahima", "Ousmane"], ["Fatoumata", "Aïssatou", "Mariama"], ["Diallo", "Barry", "Bah", "Sow", "Camara", "Sylla"]),
        new("GM", "Gambia", "Mandinka, Wolof, Engels", ["Serrekunda", "Brikama", "Farafenni"],
            ["Lamin", "Ebrima", "Modou", "Sulayman", "Alieu"], ["Isatou", "Binta", "Awa"], ["Jallow", "Ceesay", "Touray", "Sanneh", "Darboe", "Jobe"]),
    ];
}
