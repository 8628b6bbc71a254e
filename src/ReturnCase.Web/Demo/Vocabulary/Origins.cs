namespace ReturnCase.Web.Demo.Vocabulary;

/// <summary>Draws fictitious children.</summary>
internal static class Origins
{
    private static readonly Origin[] Elsewhere =
    [
        new("VN", "Vietnam", "Vietnamees", ["Vinh", "Hai Phong", "Ha Tinh", "Dong Hoi"],
            ["Minh Quan", "Duc Anh", "Hoang Long", "Van Tuan"], ["Thi Lan", "Ngoc Mai", "Thi Huong", "Bich Ngoc"], ["Nguyen", "Tran", "Le", "Pham", "Hoang", "Vo"]),
        new("AL", "Albanië", "Albanees", ["Shkodër", "Kukës", "Elbasan", "Durrës"],
            ["Ardit", "Kledi", "Erion", "Besnik", "Gentian"], ["Anxhela", "Klea", "Arta"], ["Hoxha", "Gjoni", "Prifti", "Leka", "Marku", "Dervishi"]),
    ];

    public static IReadOnlyList<Origin> All { get; } = [.. NearEast.Origins, .. Africa.Origins, .. Elsewhere];

    // Large groups come more often, so that lists look as they do in life.
    private static readonly Origin[] Weighted =
        [.. All, .. All.Where(o => o.Code is "SY" or "ER" or "MA" or "AF" or "SO" or "IQ"), .. All.Where(o => o.Code is "SY" or "ER" or "MA")];

    public static Child Draw(Random random, string? country = null)
    {
        var origin = country is null ? Weighted[random.Next(Weighted.Length)] : All.Single(o => o.Code == country);
        var girl = random.Next(100) < 28;
        return new(origin, random.Of(girl ? origin.Girls : origin.Boys), random.Of(origin.Surnames), girl);
    }

    public static T Of<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
