using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Cases;

/// <summary>Spellings of one name meet, and different names do not: each line is kept in one database and looked for by all of its spellings.</summary>
public sealed class NameSoundTests : IDisposable
{
    // Each is one name in its spellings; what is typed from one line finds that line and no other.
    private static readonly string[][] OneName =
    [
        ["Mohamed", "Mohammed", "Muhammad", "Mohammad", "Mohamad", "Mahomed", "Moehammed", "Mouhamed", "Muhammed", "Maxamed", "Maxammed", "Мохаммед"],
        ["Mahmoud", "Mahmud", "Mahmood", "Mahmoed"],
        ["Yusuf", "Youssef", "Yousef", "Joesoef", "Yousouf", "Yussuf"],
        ["Ahmed", "Achmed", "Ahmad", "Akhmed", "Axmed", "Ahmet"],
        ["Hussein", "Hoessein", "Husain", "Hossein", "Huseyin", "Hussain", "Xuseen", "Houcine", "Hocine"],
        ["Hassan", "Hasan", "Hassen", "Xasan"],
        ["Abdul Rahman", "Abdurrahman", "Abd el-Rahman", "Abdelrahman", "Abd el Rahman", "Abderrahmane", "Abdirahman", "Abdoel Rahman", "Cabdiraxmaan"],
        ["Abdul Aziz", "Abdelaziz", "Abd al-Aziz", "Abdulaziz"],
        ["Abdullah", "Abdallah", "Abdulla"],
        ["Tesfay", "Tesfaye", "Tesfai", "ተስፋይ"],
        ["Tesfu"],
        ["Nguyen", "Nguyễn"],
        ["Omar", "Oumar", "Umar", "Omer", "Cumar"],
        ["Amir", "Ameer"],
        ["Aisha", "Aïcha", "Ayesha", "Aicha", "Aisja", "Aysha"],
        ["Fatima", "Fatma", "Fatimah"],
        ["Fatoumata", "Fatumata"],
        ["Gebremedhin", "Ghebremedhin", "Gebre Medhin"],
        ["Sofia", "Sophia", "Sofiya", "Sofija", "София", "Σοφία"],
        ["Safia", "Safiya"],
        ["Jamila", "Djamila", "Dzjamila"],
        ["Khadija", "Chadidja", "Khadidja"],
        ["Mustafa", "Mostafa", "Moustapha"],
        ["Ibrahim", "Ebrahim", "Ibraheem", "Brahim"],
        ["Abraham"],
        ["Karim", "Kareem"],
        ["Karam"],
        ["Samir", "Sameer"],
        ["Samira", "Sameera"],
        ["Ali", "Aly", "Cali"],
        ["Alia", "Aliya"],
        ["Latif", "Lateef"],
        ["Latifa", "Lateefa"],
        ["Zahra", "Zahrah"],
        ["Zara"],
        ["Maryam", "Mariam", "Meryem", "Mariem", "Meriem"],
        ["Mariama", "Maryama"],
        ["Nour", "Noor", "Nur", "Noer"],
        ["Nora"],
        ["Daoud", "Dawud", "Daud", "Dawood"],
        ["Selam"],
        ["Salim", "Saleem"],
        ["Salma"],
        ["Yasin", "Yassine"],
        ["Yassir"],
        ["Said", "Saïd", "Saeed", "Saciid", "Sayed", "Syed"],
        ["Saad"],
        ["Omid"],
        ["Hamid", "Hameed"],
        ["Hamdi"],
        ["Rahim", "Raheem"],
        ["Rahma"],
        ["Abdi", "Cabdi"],
        ["Abdo", "Abdou"],
        ["Shirin", "Sjirin", "Chirine"],
        ["Marwan", "Marouane"],
        ["Chaimaa", "Shaima", "Chaima", "Shaimaa", "Chaymae", "Shayma", "Sjaima"],
        ["Mahamud", "Maxamuud", "Mahamoud"],
        ["Okbazghi", "Ogbazghi", "Okbazgi", "Oqbazghi", "Uqbazghi"],
        ["Dawit", "Dawid", "Daweet", "David"],
        ["Cusmaan", "Osman", "Usman", "Othman"],
        ["Faarax", "Farah", "Faraah"],
        ["Nuux", "Nuh"],
        ["Ismaaciil", "Ismail", "Esmail", "Esmaeil"],
        ["Jaamac", "Jama"],
        ["Caasha", "Asha"],
        ["Guuleed", "Guled"],
        ["Birhane", "Brhane", "Berhane"],
        ["Weldu", "Woldu"],
        ["Mikael", "Michael", "Mikaiel"],
        ["Mehret", "Mhret", "Mihret"],
        ["Tsegay", "Tsegai", "Tzegay"],
        ["Yohannes", "Johannes", "Yohanes"],
        ["Wafaa", "Wafae", "Ouafae"],
        ["Souad", "Suad", "Suaad"],
        ["Nawal", "Naoual"],
        ["Taoufik", "Tawfik", "Tawfiq"],
        ["Mehdi", "Mahdi"],
        ["Yahya", "Yehia", "Yahia"],
        ["Walid", "Oualid", "Waleed"],
        ["Bouchra", "Bushra"],
        ["Yaqub", "Yaghoub", "Yaqoob"],
        ["Murat", "Murad", "Mourad"],
        ["Javad", "Jawad", "Djawad"],
        ["Camara"],
        ["Amara"],
        ["Alex"],
        ["Felix"],
        ["Celine"],
        ["Carlos"],
        ["Burhan"],
        ["Husni"],
        ["Hamad"],
        ["Zabihullah", "Zabiullah", "Zabihollah", "Zabiollah", "Zabihulla"],
        ["Habibullah", "Habibollah"],
        ["Ruhullah", "Ruhollah"],
        ["Rula"],
        ["Hoxha", "Hodzha", "Hodja"],
        ["Hosha"],
        ["Hokosa"],
        ["Xheladin", "Dzheladin", "Djeladin"],
    ];

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Every_spelling_finds_its_own_name_and_no_other()
    {
        var builders = OneName.Select(names => CasePageCases.In(CasePhase.Intake).Named(names[0], "Bo")).ToArray();
        await _app.KeepAll(builders);
        var viewer = await _app.ViewerOf("sanne");
        var wrong = new List<string>();
        foreach (var (names, own) in OneName.Zip(builders))
        {
            foreach (var typed in names)
            {
                // What begins with the letters that were typed is found by them, whatever it sounds like.
                string[] found = [.. (await Found(viewer, typed)).Where(number => number == own.File.Number || !Named(number).Split(' ').Any(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)))];
                if (!found.SequenceEqual([own.File.Number]))
                    wrong.Add($"{typed}: {string.Join(", ", found.Select(Named).DefaultIfEmpty("nobody"))}");
            }
        }


        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        string Named(string number) => builders.Single(b => b.File.Number == number).File.FirstNames;
    }

    [Theory]
    [InlineData("Mohamed", "Muhammad", true)]
    [InlineData("محمد", "Mohammed", true)]
    [InlineData("Абдулло", "Abdullo", true)]
    [InlineData("يوسف", "Youssef", true)]
    [InlineData("فاطمة", "Fatima", true)]
    [InlineData("عبد الرحمن", "Abdelrahman", true)]
    [InlineData("Hailemariam", "Haile Mariam", true)]
    [InlineData("Abdul-Aziz", "aziz", true)]
    [InlineData("Hassan", "Hussein", false)]
    [InlineData("Mahmoud", "Mohamed", false)]
    [InlineData("Tesfaye", "Tesfu", false)]
    [InlineData("حكمت", "Hikmat", true)]
    [InlineData("Qasem", "Ghasem", true)]
    [InlineData("Woldemariam", "Weldemariam", true)]
    [InlineData("Mahamud", "Mohamed", false)]
    [InlineData("Alex", "Ali", false)]
    [InlineData("Max", "Maha", false)]
    [InlineData("Camara", "Amara", false)]
    [InlineData("Kali", "Ali", false)]
    [InlineData("Machar", "Makar", false)]
    [InlineData("Dat", "Dad", false)]
    [InlineData("Samat", "Samah", false)]
    [InlineData("Selam", "Salim", false)]
    [InlineData("Wafa", "Wafi", false)]
    [InlineData("Yahya", "Aya", false)]
    [InlineData("Qamar", "Omar", false)]
    [InlineData("Hosna", "Hussein", false)]
    [InlineData("Ali", "Ala", false)]
    public async Task A_name_in_one_spelling_or_script_is_found_by_another(string kept, string typed, bool meets)
    {
        var builder = CasePageCases.In(CasePhase.Intake).Named(kept, "Bo");
        await _app.KeepAll([builder]);
        Assert.Equal(meets ? [builder.File.Number] : [], await Found(await _app.ViewerOf("sanne"), typed));
    }

    [Theory]
    [InlineData("Muhammad Achmed")]
    [InlineData("Achmed Muhammad")]
    [InlineData("achm muhammad")]
    public async Task First_and_last_name_may_be_in_any_order_and_an_exact_hit_is_not_said_to_sound_like(string typed)
    {
        var (exact, sounding) = (CasePageCases.In(CasePhase.Intake).Named("Muhammad", "Achmed"), CasePageCases.In(CasePhase.Intake).Named("Mohamed", "Ahmad"));
        await _app.KeepAll([exact, sounding, CasePageCases.In(CasePhase.Intake).Named("Mohamed", "Bilal")]);
        var viewer = await _app.ViewerOf("sanne");
        var filter = new CaseloadFilter { Search = CaseSearch.Parse(typed) };
        Assert.Equal([exact.File.Number], (await _app.With((CaseloadQueries q) => q.PageAsync(viewer, filter, null, CasePageCases.Today))).Rows.Select(row => row.Number));
        if (!typed.StartsWith("achm ", StringComparison.Ordinal))
            Assert.Equal([sounding.File.Number], (await _app.With((CaseloadQueries q) => q.SoundingAsync(viewer, filter, CasePageCases.Today))).Select(row => row.Number));
    }

    [Fact]
    public async Task What_sounds_like_it_is_found_only_among_the_cases_that_one_may_open()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.Intake).Named("Mohamed", "Ahmad")], "joris");
        Assert.Empty(await Found(await _app.ViewerOf("sanne"), "Muhammad"));
        Assert.Single(await Found(await _app.ViewerOf("ingrid"), "Muhammad"));
    }

    [Fact]
    public void No_name_has_a_key_that_does_not_fit()
    {
        foreach (var name in (string[])[new string('x', 100), string.Concat(Enumerable.Repeat("cheth", 40)), "Abdul " + new string('a', 60), "a", "", "阮", "🙂"])
            Assert.All(NameSound.KeysOf(name), key => Assert.InRange(key.Length, 1, SearchWords.MaxLength));
    }

    private async Task<string[]> Found(Viewer viewer, string typed)
    {
        var filter = new CaseloadFilter { Search = CaseSearch.Parse(typed) };
        var exact = (await _app.With((CaseloadQueries q) => q.PageAsync(viewer, filter, null, CasePageCases.Today))).Rows;
        var sounding = await _app.With((CaseloadQueries q) => q.SoundingAsync(viewer, filter, CasePageCases.Today));
        Assert.Empty(exact.Select(row => row.Number).Intersect(sounding.Select(row => row.Number)));
        return [.. exact.Concat(sounding).Select(row => row.Number)];
    }
}
