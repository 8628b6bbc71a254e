namespace ReturnCase.Web.Demo.Vocabulary;

internal static class NearEast
{
    public static readonly Origin[] Origins =
    [
        new("SY", "Syrië", "Arabisch, Koerdisch (Kurmanci)", ["Aleppo", "Homs", "Qamishli", "Deir ez-Zor"],
            ["Yazan", "Anas", "Bashar", "Laith", "Mazen", "Tarek", "Ghaith", "Wael"], ["Rima", "Lamis", "Sidra", "Hala", "Nour al-Huda", "Joumana"],
            ["al-Khatib", "Darwish", "Haddad", "al-Ahmad", "Qasim", "Shaheen", "Barazi", "Othman"]),
        new("IQ", "Irak", "Koerdisch (Sorani), Arabisch", ["Sulaymaniyah", "Kirkuk", "Mosul", "Erbil"],
            ["Dara", "Rebin", "Zana", "Karwan", "Hemin", "Mustafa", "Rawand"], ["Shno", "Avin", "Tara", "Zhiyan", "Dunya"],
            ["Aziz", "Mahmood", "Rashid", "Salih", "Barzan", "Hamad", "Jalal"]),
        new("TR", "Turkije", "Turks, Koerdisch (Kurmanci)", ["Diyarbakır", "Mardin", "Gaziantep", "Van"],
            ["Baran", "Emirhan", "Serhat", "Mazlum", "Ferhat", "Deniz"], ["Berfin", "Zeynep", "Rojda", "Elif"],
            ["Aslan", "Demir", "Kaplan", "Çelik", "Toprak", "Güneş"]),
        new("LB", "Libanon", "Arabisch", ["Tripoli", "Saida", "Beiroet", "Baalbek"],
            ["Karim", "Ziad", "Jad", "Fadi", "Rami"], ["Yara", "Maya", "Rana", "Lina"], ["Khoury", "Saab", "Najjar", "Hamdan", "Fares"]),
        new("EG", "Egypte", "Arabisch", ["Mansoura", "Tanta", "Minya", "Assioet"],
            ["Mahmoud", "Youssef", "Amr", "Sherif", "Ziyad", "Islam"], ["Mariam", "Salma", "Habiba"], ["Abdelrahman", "el-Sayed", "Fathi", "Gamal", "Mansour", "Shehata"]),
        new("AF", "Afghanistan", "Dari, Pasjtoe", ["Herat", "Jalalabad", "Kunduz", "Mazar-i-Sharif"],
            ["Farid", "Hamid", "Najib", "Rahmat", "Esmat", "Idris", "Sahel", "Zabi"], ["Zahra", "Shabnam", "Parwin", "Laila", "Freshta"],
            ["Ahmadzai", "Noorzai", "Rahimi", "Sultani", "Popal", "Haidari", "Stanikzai", "Wardak"]),
    ];
}
