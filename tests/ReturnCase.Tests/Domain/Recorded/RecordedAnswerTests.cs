using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain.Recorded;

/// <summary>
/// Every member of the domain that others can call, asked of cases of every kind with drawn arguments: every role, days around each border, parts of the case and wrong ones. An edition that answers or refuses otherwise is found by name.
/// Verbs are tried on a copy, of which all is recorded that it holds afterwards.
/// </summary>
public sealed class RecordedAnswerTests
{
    private const int Walks = 60;
    private const int OfCases = 3;
    private const int Tries = 3;
    private const int OfRefusal = 3;
    private const int OfValues = 240;

    private static readonly Record Answers = new("answers");
    private static readonly Lazy<ILookup<string, MethodInfo>> Asked = new(() => Members().ToLookup(Name));
    private static readonly Lazy<IReadOnlyList<CaseBuilder>> Cases = new(() => [FullCase.Build(), .. Enum.GetValues<CasePhase>().Select(phase => CaseBuilder.In(phase).Wait(3)), .. Enumerable.Range(1, Walks).Select(Walked)]);

    public static TheoryData<string> Names => [.. Asked.Value.Select(members => members.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_member_answers_what_it_answered(string name) => Answers.Holds(name, () =>
    {
        var (asked, answers, refusals) = (new StringBuilder(), new StringBuilder(), new Dictionary<string, int>());
        foreach (var member in Asked.Value[name])
        {
            var asksCase = !member.IsStatic || member.GetParameters().Any(parameter => typeof(CaseFile).Assembly == parameter.ParameterType.Assembly && !parameter.ParameterType.IsEnum);
            for (var i = 0; i < (asksCase ? Cases.Value.Count * OfCases : OfValues); i++)
                Ask(member, Cases.Value[asksCase ? i / OfCases : 0], Seed(name) + i, asked, answers, refusals);
        }

        return (answers.Length > 0 ? Record.Print(answers.ToString()) : "cannot be drawn", asked.ToString());
    });

    [Fact]
    public void Every_member_is_recorded() => Answers.HoldsJust(Asked.Value.Select(members => members.Key));

    private static CaseBuilder Walked(int seed)
    {
        var walk = new RandomWalk(1_000 + seed, everything: true, from: seed % 2 == 0 ? FullCase.Build() : null);
        walk.Run(2 + (seed * 7 % 31));
        return walk.Case;
    }

    private static void Ask(MethodInfo member, CaseBuilder c, int seed, StringBuilder asked, StringBuilder answers, Dictionary<string, int> refusals)
    {
        for (var again = 0; again < Tries; again++)
        {
            var drawing = new Drawing(HashCode(seed, again), c);
            var of = member.IsStatic ? null : drawing.Of(member.DeclaringType!, out _);
            if ((!member.IsStatic && of is null) || drawing.Arguments(member.GetParameters()) is not { } arguments)
                return;
            var with = Record.InWords ? Saying.Of(arguments) : "";
            var said = Saying.Of(() => member.Invoke(of, arguments));
            // What a verb was refused changed nothing, and what it did is all in the case.
            var answer = RecordedWalkTests.Same(IsVerb(member) ? $"{said} {CaseSnapshot.Of(drawing.File)}" : said, c);
            answers.Append(answer).Append('\n');
            if (Record.InWords)
                asked.Append(RecordedWalkTests.Same(with, c)).Append(" -> ").Append(answer).Append('\n');
            // Of a refusal that was given before there is little to learn: what is asked is drawn again.
            if (!IsVerb(member) || !said.StartsWith("refused", StringComparison.Ordinal) || (refusals[said] = refusals.GetValueOrDefault(said) + 1) <= OfRefusal)
                return;
        }
    }

    // The same on every machine, other than the seed of a hash.
    private static int HashCode(int seed, int again) => unchecked((seed * 31) + (again * 1_000_003));

    private static bool IsVerb(MethodInfo member) => member.DeclaringType == typeof(CaseFile) && Array.Exists(member.GetParameters(), parameter => parameter.ParameterType == typeof(Change));

    private static IEnumerable<MethodInfo> Members() => typeof(CaseFile).Assembly.GetTypes()
        .Where(type => (type.IsPublic || type.IsNotPublic) && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Namespace?.StartsWith("ReturnCase.Domain", StringComparison.Ordinal) == true && !type.IsEnum && !typeof(Delegate).IsAssignableFrom(type))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => !method.IsGenericMethodDefinition && !method.DeclaringType!.IsGenericTypeDefinition && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !Inherited.Contains(method.Name)
            && (method.ReturnType != typeof(void) || method.DeclaringType == typeof(CaseFile)))
        .OrderBy(method => method.ToString(), StringComparer.Ordinal);

    private static readonly string[] Inherited = ["GetHashCode", "Equals", "ToString", "Deconstruct", "PrintMembers", "op_Equality", "op_Inequality", "<Clone>$"];

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";

    private static int Seed(string name) => int.Parse(Record.Print(name, 7), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
