using ReturnCase.Domain.People;

namespace ReturnCase.Web.Demo.Vocabulary;

/// <summary>Somebody around the child.</summary>
internal sealed record AroundChild(ContactRole Role, string Name, string Organisation, string Phone, string Email);

/// <summary>Fictitious guardians, lawyers, mentors and interpreters. No address or number of theirs can reach anybody.</summary>
internal static class DutchPeople
{
    private static readonly string[] Guardians =
        ["M. Hoekstra", "L. van Dijk", "A. Postma", "K. el Amine", "T. Brouwer", "R. Willems", "E. Schouten", "D. Verhoeven", "F. Kuipers", "H. van Leeuwen", "C. Maas", "N. Bosman"];

    private static readonly string[] Lawyers =
        ["mr. A. Vermeulen", "mr. S. Çetin", "mr. P. van den Berg", "mr. J. Koster", "mr. R. Sital", "mr. M. Prins", "mr. I. de Graaf", "mr. W. Timmermans", "mr. Y. Bouazza"];

    private static readonly string[] Mentors =
        ["B. Veenstra", "G. Mulder", "S. Jonker", "E. Tuinstra", "P. Hendriks", "A. Schipper", "L. Driessen", "M. Peeters", "R. Boersma", "I. van Vliet"];

    private static readonly string[] Interpreters =
        ["A. Rahmani", "H. Tesfamariam", "F. Belhaj", "N. Karadağ", "S. Warsame", "L. Tran", "M. Gashi", "D. Balde", "R. Saleh", "T. Mekonnen"];

    private static readonly Dictionary<string, string[]> Towns = new(StringComparer.Ordinal)
    {
        ["Noord"] = ["Assen", "Groningen", "Drachten", "Emmen", "Hoogeveen", "Zwolle", "Ter Apel", "Leeuwarden"],
        ["Zuid"] = ["Breda", "Tilburg", "Eindhoven", "Roermond", "Maastricht", "Den Bosch", "Oisterwijk", "Weert"],
    };

    private static readonly string[] Homes = ["kleinschalige woonvoorziening", "kleine wooneenheid", "procesopvanglocatie", "opvanggezin"];

    public static string Town(Random random, string team) => random.Of(Towns.GetValueOrDefault(team) ?? Towns["Noord"]);

    public static string Home(Random random, string town) => $"{random.Of(Homes)} {town}";

    public static string Interpreter(Random random) => random.Of(Interpreters);

    public static AroundChild Guardian(Random random) => Person(random, ContactRole.Guardian, random.Of(Guardians), "Nidos", "voogdij");

    public static AroundChild Lawyer(Random random) => Person(random, ContactRole.Lawyer, random.Of(Lawyers), "advocatenkantoor", "advocaten");

    public static AroundChild Mentor(Random random, string town) => Person(random, ContactRole.ReceptionMentor, random.Of(Mentors), $"COA {town}", "opvang");

    private static AroundChild Person(Random random, ContactRole role, string name, string organisation, string domain)
    {
        var local = string.Concat(name.Replace("mr. ", "", StringComparison.Ordinal).Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant().Where(c => c is '.' or (>= 'a' and <= 'z')));
        return new(role, name, organisation, $"000 - {random.Next(100, 999)} {random.Next(10, 99)} {random.Next(10, 99)}", $"{local}@{domain}.example");
    }
}
