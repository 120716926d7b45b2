using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace StackSettings;

/// <summary>A block of IPv4 addresses in CIDR notation, such as <c>10.0.0.0/16</c>.</summary>
/// <param name="Address">The first address of the block as a number.</param>
/// <param name="PrefixLength">The number of leading bits that all addresses share, 0 to 32.</param>
public readonly record struct CidrBlock(uint Address, int PrefixLength)
{
    /// <summary>The number of addresses in the block.</summary>
    public long Size => 1L << (32 - PrefixLength);

    /// <summary>Parses a block. False when the text is not one, or has bits set after its prefix.</summary>
    public static bool TryParse(string text, out CidrBlock block)
    {
        // Only the usual form is accepted: a leading zero is octal to some tools and decimal to others.
        if (!IPNetwork.TryParse(text, out var network)
            || network.BaseAddress.AddressFamily != AddressFamily.InterNetwork
            || network.ToString() != text)
        {
            block = default;
            return false;
        }

        var address = BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());
        block = new CidrBlock(address, network.PrefixLength);
        return true;
    }

    /// <summary>Parses a block that is known to be valid.</summary>
    /// <exception cref="FormatException">The text is not a block.</exception>
    public static CidrBlock Parse(string text) =>
        TryParse(text, out var block) ? block : throw new FormatException($"'{text}' is not a CIDR block.");

    /// <summary>
    /// The n-th of the equal parts into which <paramref name="newBits"/> more bits of prefix divide the block.
    /// </summary>
    /// <param name="newBits">Bits added to the prefix: 4 divides the block into 16 parts.</param>
    /// <param name="index">Which part, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public CidrBlock Subnet(int newBits, int index)
    {
        var prefix = PrefixLength + newBits;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefix, 32, nameof(newBits));
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1L << newBits);
        return new CidrBlock(Address + (uint)((long)index << (32 - prefix)), prefix);
    }

    /// <summary>Whether every address of the other block is one of this block.</summary>
    public bool Contains(CidrBlock other) =>
        other.PrefixLength >= PrefixLength && (other.Address & ~HostMask) == Address;

    /// <summary>Whether the two blocks share an address.</summary>
    public bool Overlaps(CidrBlock other) => Contains(other) || other.Contains(this);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{new IPAddress((uint)IPAddress.HostToNetworkOrder((int)Address))}/{PrefixLength}";

    private uint HostMask => PrefixLength == 0 ? uint.MaxValue : (1u << (32 - PrefixLength)) - 1;
}
